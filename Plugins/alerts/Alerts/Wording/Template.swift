// SPDX-License-Identifier: Apache-2.0

import Suggestion

/// Text with placeholders, such as `{subject} is {after} in {organisation}`. `{{` stands for a brace itself.
struct Template: Hashable, Sendable {
    /// The parts in order.
    let parts: [Part]

    /// Text as it stands, or what an alert fills in.
    enum Part: Hashable, Sendable {
        case text(String)
        case placeholder(Placeholder)
    }

    /// What is wrong with a template.
    struct Fault: Error, Hashable {
        /// A sentence with its remedy.
        let reason: String
    }

    /// Reads a template.
    init(_ text: String) throws(Fault) {
        var parts: [Part] = []
        var plain = ""
        var rest = text[...]
        while let character = rest.popFirst() {
            if "{}".contains(character), rest.first == character {
                plain.append(character)
                rest = rest.dropFirst()
            } else if character == "{" {
                if !plain.isEmpty { parts.append(.text(plain)) }
                plain = ""
                parts.append(.placeholder(try Self.placeholder(&rest)))
            } else if character == "}" {
                throw Fault(reason: "a \"}\" ends no placeholder; write \"}}\" for a brace itself")
            } else {
                plain.append(character)
            }
        }
        if !plain.isEmpty { parts.append(.text(plain)) }
        self.parts = parts
    }

    /// The text with each placeholder filled in.
    func filled(_ value: (Placeholder) -> String) -> String {
        parts.map { part in
            switch part {
            case .text(let text): text
            case .placeholder(let placeholder): value(placeholder)
            }
        }.joined()
    }

    private static func placeholder(_ rest: inout Substring) throws(Fault) -> Placeholder {
        guard let end = rest.firstIndex(of: "}") else {
            throw Fault(reason: "a \"{\" has no \"}\" after it; write \"{{\" for a brace itself")
        }
        let name = String(rest[..<end])
        rest = rest[rest.index(after: end)...]
        guard let placeholder = Placeholder(rawValue: name) else { throw unknown(name) }
        return placeholder
    }

    private static func unknown(_ name: String) -> Fault {
        let names = Placeholder.allCases.map(\.rawValue)
        let nearest = nearestName(to: name, among: names).map { "did you mean {\($0)}? " } ?? ""
        let all = names.map { "{\($0)}" }.joined(separator: ", ")
        return Fault(reason: "there is no placeholder {\(name.prefix(64))}; \(nearest)there are \(all)")
    }
}

/// What a template can be filled with; empty where an alert does not have it.
enum Placeholder: String, CaseIterable, Hashable, Sendable {
    /// The usual text.
    case text
    /// The usual text without sources and conclusions.
    case headline
    /// Who or what it is about, and towards whom or what.
    case subject, object
    /// The object where it is an organisation, in short.
    case organisation
    case kind
    /// The answer, or the verdict, until now and from now on.
    case before, after
    /// The days; `period` is both in words.
    case from, to, period
    /// Where the claims that caused it stand written: in short, and with the names of the sources.
    case source, sources
    /// The conclusions that changed because of it.
    case conclusions
    /// Of a finding: its id, sentence, question, and why it is undetermined. The reason is also that of what was taken
    /// back.
    case finding, statement, question, reason
    /// Of the event.
    case topic, sequence, time, by
    /// The rules that let it through.
    case rules
    /// An end of line.
    case line
}
