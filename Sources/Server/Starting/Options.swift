// SPDX-License-Identifier: Apache-2.0

import Model

/// What the command line of `registand` says.
public struct Options: Hashable, Sendable {
    /// The configuration file.
    public var configuration: String?
    /// The data directory, instead of the configured one.
    public var data: String?
    /// The run directory, instead of the configured one.
    public var run: String?
    /// Folders of datasets to load into an empty register.
    public var datasets: [String] = []
    /// What is wanted.
    public var wish = Wish.run

    /// What a command line may want.
    public enum Wish: Hashable, Sendable {
        /// Run until told to stop.
        case run
        /// Check configuration and data, and end.
        case check
        /// Say the version.
        case version
        /// Show the help.
        case help
    }

    /// A command line that cannot be understood, with the sentence that says why.
    public struct Misuse: Error, Hashable {
        /// The sentence.
        public let message: String
    }

    /// Reads the words after the program's name.
    public init(_ words: [String]) throws(Misuse) {
        var rest = words[...]
        while let word = rest.popFirst() {
            let parts = word.split(separator: "=", maxSplits: 1).map(String.init)
            switch parts.first ?? "" {
            case "--config": configuration = try Self.value(parts, &rest)
            case "--data": data = try Self.value(parts, &rest)
            case "--run": run = try Self.value(parts, &rest)
            case "--load": datasets.append(try Self.value(parts, &rest))
            case "--check": wish = .check
            case "--version": wish = .version
            case "--help", "-h": wish = .help
            default: throw Self.unknown(word)
            }
        }
    }

    private static func value(_ parts: [String], _ rest: inout ArraySlice<String>) throws(Misuse) -> String {
        guard let value = parts.count > 1 ? parts[1] : rest.popFirst(), !value.isEmpty else {
            throw Misuse(message: "“\(parts[0])” needs a value.")
        }
        return value
    }

    private static func unknown(_ word: String) -> Misuse {
        Misuse(
            message: "“\(word)” is not an option. " + didYouMean(word, among: names) + "“registand --help” lists them.")
    }

    private static let names = ["--config", "--data", "--run", "--load", "--check", "--version", "--help"]

    /// The help text.
    public static let help = """
        registand keeps a register of claims and answers questions about it.

        usage: registand [--config FILE] [--data DIR] [--run DIR] [--load DATASET]... [--check]

          --config FILE    read settings from this file; without one, defaults are used
          --data DIR       keep the journal here; else $STATE_DIRECTORY, $XDG_STATE_HOME/registan
                           or ~/.local/state/registan
          --run DIR        put the sockets here; else $RUNTIME_DIRECTORY, $XDG_RUNTIME_DIR/registan
                           or /tmp/registan-<uid>
          --load DATASET   bring this dataset folder into an empty register; may be given several times
          --check          check configuration and data directory, and end
          --version        show the version
          --help           show this

        examples:
          registand --load config/datasets/central-asia
          registand --config /etc/registan/registand.toml --check
        """
}
