// SPDX-License-Identifier: Apache-2.0

/// What completion offers for the first word of a command line; commands that share the word are offered as one.
struct CompletionEntry {
    let name: String
    let summary: String
    /// The words that may stand behind it.
    let firstWords: [String]
    /// The options of all of them, each once.
    let options: [Option]

    /// The entries of a table of commands, in its order.
    static func all(_ commands: [Command]) -> [CompletionEntry] {
        var names: [String] = []
        for command in commands where !names.contains(command.words[0]) { names.append(command.words[0]) }
        let byName = Dictionary(grouping: commands) { $0.words[0] }
        return names.map { CompletionEntry($0, byName[$0] ?? []) }
    }

    private init(_ name: String, _ commands: [Command]) {
        self.name = name
        let seconds = commands.filter { $0.words.count > 1 }.map { $0.words[1] }
        let alone = commands.first { $0.name == name }
        summary = alone?.summary ?? seconds.joined(separator: ", ")
        firstWords = seconds + (alone?.firstWords ?? [])
        options = commands.flatMap(\.options).reduce(into: []) { options, option in
            if !options.contains(where: { $0.name == option.name }) { options.append(option) }
        }
    }
}
