// SPDX-License-Identifier: Apache-2.0

/// One command: the declaration from which the parser, the help, the completions and the manual follow.
struct Command: Sendable {
    /// The name, as it is typed: one word or two.
    let name: String
    /// What it does, as one line.
    let summary: String
    /// Under which heading the overview shows it.
    let group: Group
    /// Its arguments, in order.
    let arguments: [Argument]
    /// Its own options; those that many commands share come by `scope`.
    let ownOptions: [Option]
    /// Which shared options it takes.
    let scope: Scope
    /// Two command lines that show how it is used.
    let examples: [Example]
    /// More for its help, a paragraph each.
    let notes: [String]
    /// The methods of the catalogue that it calls.
    let methods: [String]
    /// Does it.
    let run: @Sendable (Invocation) throws(Failure) -> Void

    /// The headings of the overview, in order.
    enum Group: String, CaseIterable, Sendable {
        case asking = "Asking"
        case analysing = "Analysing"
        case writing = "Writing"
        case running = "The daemon"
        case authoring = "Plugins of one's own"
        case program = "This program"
    }

    /// What a command is about, and so which shared options it takes.
    enum Scope: Sendable {
        /// This program alone.
        case local
        /// The daemon.
        case daemon
        /// The daemon, whose answers pass through another command's hands.
        case wrapper
        /// The model as seen from a viewpoint.
        case reading
        /// The register, which it changes.
        case writing
    }

    /// A command line that shows how it is used.
    struct Example: Sendable {
        /// What is typed after `registan`.
        let line: String
        /// What it does.
        let summary: String

        init(_ line: String, _ summary: String) {
            self.line = line
            self.summary = summary
        }
    }

    init(
        _ name: String, _ summary: String, _ group: Group, _ scope: Scope, arguments: [Argument] = [],
        options: [Option] = [], examples: [Example], notes: [String] = [], methods: [String] = [],
        run: @escaping @Sendable (Invocation) throws(Failure) -> Void
    ) {
        self.name = name
        self.summary = summary
        self.group = group
        self.scope = scope
        self.arguments = arguments
        self.ownOptions = options
        self.examples = examples
        self.notes = notes
        self.methods = methods
        self.run = run
    }
}

extension Command {
    /// Every option that it takes, its own first.
    var options: [Option] {
        switch scope {
        case .local: ownOptions + [Self.helpOption]
        case .daemon, .wrapper: ownOptions + Self.connection
        case .reading: ownOptions + Self.viewpoint + Self.connection
        case .writing: ownOptions + Self.write + Self.connection
        }
    }

    /// The words of its name: one, or two where several commands share the first.
    var words: [String] { name.split(separator: " ").map(String.init) }

    /// How it is typed, as one line.
    var usage: String {
        let required = ownOptions.filter(\.isRequired).map(\.usage)
        let words = ["registan", name] + arguments.map(\.usage) + required
        return (words + ["[OPTIONS]"]).joined(separator: " ") + (scope == .wrapper ? " -- COMMAND..." : "")
    }

    /// Takes the words behind the name apart and counts the arguments; with `--help` nothing is counted.
    func parse(_ words: [String]) throws(Failure) -> ParsedLine {
        let line = try LineParser(options, keepsTrailing: scope == .wrapper).parse(words)
        guard !line.has("help") else { return line }
        try count(line.arguments)
        if let missing = ownOptions.first(where: { $0.isRequired && !line.has($0.name) }) {
            throw .usage("“\(name)” needs \(missing.usage): \(missing.summary).", hint: "Usage: \(usage)")
        }
        return line
    }

    private func count(_ given: [String]) throws(Failure) {
        let required = arguments.filter(\.isRequired).count
        guard given.count >= required else {
            throw .usage("“\(name)” needs \(arguments[given.count].name).", hint: "Usage: \(usage)")
        }
        guard given.count <= arguments.count || arguments.last?.takesSeveral == true else {
            throw .usage("“\(given[arguments.count])” is one argument too many.", hint: "Usage: \(usage)")
        }
    }

    private static let helpOption = Option(flag: "help", "show this help")

    private static let connection = [
        Option(flag: "json", "print the result exactly as it came over the wire, one line a reply"),
        Option(
            "endpoint", "ENDPOINT", "the daemon's command socket; else $REGISTAN_ENDPOINT, else the run directory's"),
        helpOption,
    ]

    private static let viewpoint = [
        Option("on", "DAY", "the day in the world that is asked about; today if left out"),
        Option("known", "DATE", "only what was reported by the end of that date counts"),
        Option("recorded", "SEQUENCE|TIME", "only what was recorded by then counts"),
        Option(
            "what-if", "SCENARIO|FILE", "assume the claims of a scenario, or of a JSON file; - reads standard input",
            isRepeatable: true),
    ]

    private static let write = [
        Option(flag: "dry-run", "say what it would change, and write nothing"),
        Option("key", "KEY", "the idempotency key of an earlier try whose outcome is unknown"),
    ]
}
