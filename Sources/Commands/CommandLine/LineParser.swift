// SPDX-License-Identifier: Apache-2.0

import Model

/// Tells options and arguments apart, strictly: an unknown option is refused with the nearest name, and so is one given
/// twice, one without its value, and a value that nobody asked for. `--` ends the options.
struct LineParser {
    private let options: [Option]
    /// Whether the words after `--` are kept apart.
    private let keepsTrailing: Bool

    init(_ options: [Option], keepsTrailing: Bool = false) {
        self.options = options
        self.keepsTrailing = keepsTrailing
    }

    func parse(_ words: [String]) throws(Failure) -> ParsedLine {
        var line = ParsedLine()
        var rest = words[...]
        while let word = rest.popFirst() {
            if word == "--" {
                finish(&line, rest)
                break
            } else if word == "-h" {
                line.options["help"] = []
            } else if word.hasPrefix("-"), word != "-" {
                try takeOption(word, &rest, into: &line)
            } else {
                line.arguments.append(word)
            }
        }
        return line
    }

    private func finish(_ line: inout ParsedLine, _ rest: ArraySlice<String>) {
        if keepsTrailing { line.trailing = Array(rest) } else { line.arguments += rest }
    }

    private func takeOption(
        _ word: String, _ rest: inout ArraySlice<String>, into line: inout ParsedLine
    ) throws(Failure) {
        let parts = word.dropFirst(2).split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
        let given = word.hasPrefix("--") ? String(parts.first ?? "") : ""
        guard let option = options.first(where: { $0.name == given || $0.isLetter(word) }) else {
            throw unknown(word, name: given)
        }
        let name = option.name
        guard option.isRepeatable || !line.has(name) else {
            throw .usage("“--\(name)” is given twice.", hint: "Give it once.")
        }
        let attached = parts.count == 2 && !given.isEmpty ? String(parts[1]) : nil
        guard option.value != nil else {
            guard attached == nil else { throw .usage("“--\(name)” takes no value.", hint: "Write --\(name) alone.") }
            line.options[name] = []
            return
        }
        line.options[name, default: []].append(try value(of: option, attached, &rest))
    }

    private func value(
        of option: Option, _ attached: String?, _ rest: inout ArraySlice<String>
    ) throws(Failure) -> String {
        if let attached { return attached }
        guard let next = rest.first, next.count < 3 || !next.hasPrefix("--"), next != "--" else {
            throw .usage(
                "“--\(option.name)” needs a value.", hint: "Write \(option.usage), or --\(option.name)=VALUE.")
        }
        return rest.removeFirst()
    }

    private func unknown(_ word: String, name: String) -> Failure {
        let given = name.isEmpty ? String(word.drop { $0 == "-" }) : name
        let names = options.map(\.name)
        let nearest = didYouMean(given, among: names).replacing("“", with: "“--")
        return .usage(
            "There is no option “\(word.prefix { $0 != "=" })” here.",
            hint: nearest + "The options are \(names.map { "--\($0)" }.joined(separator: ", ")).")
    }
}

extension Option {
    /// Whether a word is its letter behind one hyphen.
    fileprivate func isLetter(_ word: String) -> Bool { letter.map { word == "-\($0)" } ?? false }
}
