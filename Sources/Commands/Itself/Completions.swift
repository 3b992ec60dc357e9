// SPDX-License-Identifier: Apache-2.0

extension Command {
    static let completions = Command(
        "completions", "a script that completes commands in a shell", .program, .local,
        arguments: [Argument("SHELL", "the shell", words: Shell.allCases.map(\.rawValue))],
        examples: [
            Example("completions bash", "for bash: source <(registan completions bash)"),
            Example("completions fish", "for fish: registan completions fish | source"),
        ]
    ) { invocation throws(Failure) in
        let name = invocation.line.arguments[0]
        guard let shell = Shell(rawValue: name) else {
            throw .usage(
                "There are no completions for “\(name)”.",
                hint: "The shells are \(Shell.allCases.map(\.rawValue).joined(separator: ", ")).")
        }
        invocation.surroundings.output.print(shell.script(for: all))
    }
}

/// A shell that commands can be completed in.
enum Shell: String, CaseIterable {
    case bash, zsh, fish

    /// The script that completes the commands of a table.
    func script(for commands: [Command]) -> String {
        let entries = CompletionEntry.all(commands)
        return switch self {
        case .bash: BashCompletion.script(entries)
        case .zsh: ZshCompletion.script(entries)
        case .fish: FishCompletion.script(entries)
        }
    }
}

extension Command {
    /// The words that its first argument may be, for completion.
    var firstWords: [String] { name == "help" ? Command.all.map(\.name) : arguments.first?.words ?? [] }
}
