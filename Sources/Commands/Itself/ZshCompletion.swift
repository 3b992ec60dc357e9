// SPDX-License-Identifier: Apache-2.0

/// Completion for zsh: commands and options with what they do.
enum ZshCompletion {
    static func script(_ commands: [CompletionEntry]) -> String {
        """
        #compdef registan
        _registan() {
            local -a commands
            commands=(
        \(commands.map { "        \(quoted("\($0.name):\($0.summary)"))" }.joined(separator: "\n"))
            )
            if (( CURRENT == 2 )); then
                _describe command commands
                return
            fi
            local command=$words[2]
            shift words
            (( CURRENT-- ))
            case $command in
        \(commands.map(commandCase).joined(separator: "\n"))
            esac
        }
        compdef _registan registan

        """
    }

    private static func commandCase(_ command: CompletionEntry) -> String {
        let options = command.options.map { quoted(specification($0)) }
        let first =
            command.firstWords.isEmpty ? [] : [quoted("1:argument:(\(command.firstWords.joined(separator: " ")))")]
        let arguments = (options + first + [quoted("*:argument:_files")]).joined(separator: " ")
        return "    \(command.name)) _arguments \(arguments) ;;"
    }

    private static func specification(_ option: Option) -> String {
        let many = option.isRepeatable ? "*" : ""
        let summary = option.summary.replacing("[", with: "(").replacing("]", with: ")").replacing(":", with: ",")
        let value = option.value.map {
            ":\($0):" + (option.words.isEmpty ? "_files" : "(\(option.words.joined(separator: " ")))")
        }
        return "\(many)--\(option.name)[\(summary)]\(value ?? "")"
    }

    private static func quoted(_ text: String) -> String { "'" + text.replacing("'", with: "'\\''") + "'" }
}
