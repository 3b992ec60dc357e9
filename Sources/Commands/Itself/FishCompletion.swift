// SPDX-License-Identifier: Apache-2.0

/// Completion for fish: one rule for each command, option and word.
enum FishCompletion {
    static func script(_ commands: [CompletionEntry]) -> String {
        var rules = ["# fish completion for registan"]
        for command in commands {
            rules.append(
                "complete -c registan -f -n __fish_use_subcommand -a \(command.name) -d \(quoted(command.summary))")
        }
        for command in commands {
            let condition = "-n \(quoted("__fish_seen_subcommand_from \(command.name)"))"
            if !command.firstWords.isEmpty {
                let words = command.firstWords.joined(separator: " ")
                rules.append("complete -c registan -f \(condition) -a \(quoted(words))")
            }
            rules += command.options.map { rule($0, condition) }
        }
        return rules.joined(separator: "\n") + "\n"
    }

    private static func rule(_ option: Option, _ condition: String) -> String {
        let words = option.words.isEmpty ? "" : " -f -a \(quoted(option.words.joined(separator: " ")))"
        let value = option.value == nil ? "" : " -r\(words)"
        return "complete -c registan \(condition) -l \(option.name)\(value) -d \(quoted(option.summary))"
    }

    private static func quoted(_ text: String) -> String {
        "'" + text.replacing("\\", with: "\\\\").replacing("'", with: "\\'") + "'"
    }
}
