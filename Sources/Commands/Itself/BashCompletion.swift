// SPDX-License-Identifier: Apache-2.0

/// Completion for bash: the command first, then its options and the words of its first argument.
enum BashCompletion {
    static func script(_ commands: [CompletionEntry]) -> String {
        """
        # bash completion for registan
        _registan() {
            local current=${COMP_WORDS[COMP_CWORD]} previous=${COMP_WORDS[COMP_CWORD-1]} words=
            if [ "$COMP_CWORD" -eq 1 ]; then
                words="\(commands.map(\.name).joined(separator: " "))"
            else
                case "${COMP_WORDS[1]} $previous" in
        \(valueCases(commands))
                *)
                    case "${COMP_WORDS[1]}" in
        \(commands.map(commandCase).joined(separator: "\n"))
                    esac ;;
                esac
            fi
            COMPREPLY=($(compgen -W "$words" -- "$current"))
        }
        complete -o default -F _registan registan

        """
    }

    private static func commandCase(_ command: CompletionEntry) -> String {
        let options = command.options.map { "--\($0.name)" }
        let words = (command.firstWords + options).joined(separator: " ")
        return "            \(command.name)) words=\"\(words)\" ;;"
    }

    /// After an option whose value is one of some words, those; after any other option with a value, files.
    private static func valueCases(_ commands: [CompletionEntry]) -> String {
        commands.flatMap { command in
            command.options.filter { $0.value != nil }.map { option in
                "        \"\(command.name) --\(option.name)\") words=\"\(option.words.joined(separator: " "))\" ;;"
            }
        }.joined(separator: "\n")
    }
}
