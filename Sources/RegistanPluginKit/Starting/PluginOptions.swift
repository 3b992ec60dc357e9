// SPDX-License-Identifier: Apache-2.0

/// The options that every plugin takes.
struct PluginOptions: Hashable {
    var config: String?
    var run: String?
    var state: String?
    var retriesDeadLetters = false
    var action = Action.run

    /// What to do.
    enum Action: Hashable {
        case run, check, showVersion, showHelp
    }

    /// What is wrong on the command line.
    struct Misuse: Error, Hashable, CustomStringConvertible {
        let description: String
    }

    /// Reads the arguments after the program's name.
    init(_ arguments: some Sequence<String>) throws(Misuse) {
        var rest = Array(arguments)[...]
        while let argument = rest.popFirst() {
            switch argument {
            case "--config": config = try Self.value(of: argument, &rest)
            case "--run": run = try Self.value(of: argument, &rest)
            case "--state": state = try Self.value(of: argument, &rest)
            case "--retry-dead-letters": retriesDeadLetters = true
            case "--check": action = .check
            case "--version": action = .showVersion
            case "--help", "-h": action = .showHelp
            default: throw Misuse(description: "There is no option “\(argument)”; --help lists them.")
            }
        }
    }

    private static func value(of option: String, _ rest: inout ArraySlice<String>) throws(Misuse) -> String {
        guard let value = rest.popFirst(), !value.isEmpty, !value.hasPrefix("--") else {
            throw Misuse(description: "\(option) needs a path after it.")
        }
        return value
    }

    /// What `--help` says.
    static func help(name: String, summary: String) -> String {
        """
        registan-\(name): \(summary)

        usage: registan-\(name) [--config FILE] [--run DIR] [--state DIR] [--retry-dead-letters]
               [--check] [--version] [--help]

          --config FILE  settings (TOML); without it the defaults hold
          --run DIR      the daemon's run directory; else $REGISTAN_ENDPOINT, else where a daemon is found
          --state DIR    where it keeps its state; else $STATE_DIRECTORY, else $XDG_STATE_HOME/registan-\(name),
                         else ~/.local/state/registan-\(name)
          --retry-dead-letters
                         first deliver once more what was set aside; what fails again is set aside again
          --check        validate settings and state directory, and end
          --version      show the version, and end
          --help         show this, and end
        """
    }
}
