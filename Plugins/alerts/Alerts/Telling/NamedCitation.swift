// SPDX-License-Identifier: Apache-2.0

import Model

/// Where a claim that caused an alert stands written.
struct NamedCitation: Hashable {
    /// The claim.
    let claim: String
    /// The id of the source.
    let source: String
    /// The source in short, such as “Litovkin 2012”.
    let label: String
    /// The name of the source.
    let name: String
    /// The page or note.
    let locator: String?
    /// The id of the source behind it.
    let via: String?

    /// As JSON.
    var datum: Datum {
        .object(
            [
                ("claim", claim), ("source", source), ("label", label), ("name", name), ("locator", locator),
                ("via", via),
            ].compactMap { name, text in text.map { Datum.Member(name, .string($0)) } })
    }

    /// A citation with what a register says of its source.
    init(claim: String, _ citation: Datum, source entity: Datum?) {
        self.claim = claim
        source = citation["source"]?.text ?? ""
        label = SourceLabel.text(id: source, entity)
        name = entity?["name"]?.text ?? source
        locator = citation["locator"]?.text
        via = citation["via"]?.text
    }

    /// Reads the JSON; nil where it is none.
    init?(_ datum: Datum) {
        guard let claim = datum["claim"]?.text, let source = datum["source"]?.text, let label = datum["label"]?.text,
            let name = datum["name"]?.text
        else { return nil }
        (self.claim, self.source, self.label, self.name) = (claim, source, label, name)
        locator = datum["locator"]?.text
        via = datum["via"]?.text
    }
}

/// A source in a few words: its authors and year where they are known, else its id as words.
enum SourceLabel {
    /// Words that begin a family name.
    private static let particles: Set = [
        "de", "da", "di", "du", "dos", "van", "von", "der", "den", "ter", "ten", "la", "le", "al", "el", "bin", "ibn",
    ]

    /// `entity` is the source as `entity.get` gives it.
    static func text(id: String, _ entity: Datum?) -> String {
        let year = (entity?["date"]?.text).map { String($0.prefix(4)) }
        guard let author = entity?["author"]?.text, let year, !author.isEmpty else {
            return words(id, year, name: entity?["name"]?.text ?? "")
        }
        let authors = author.split(separator: ",").flatMap { split(String($0)) }.map(familyName)
        let names = authors.count > 2 ? authors[0] + " et al." : authors.joined(separator: " and ")
        return "\(names) \(year)"
    }

    private static func split(_ authors: String) -> [String] {
        authors.replacing(" and ", with: "&").split(separator: "&").map(String.init)
    }

    /// What follows the initials; where there are none, from a particle on, else the last word.
    private static func familyName(_ author: String) -> String {
        let words = author.split(separator: " ").map(String.init)
        let withoutInitials = words.drop { $0.hasSuffix(".") }
        guard withoutInitials.count == words.count, words.count > 1 else {
            return withoutInitials.joined(separator: " ")
        }
        let start = words.dropFirst().firstIndex { particles.contains($0) } ?? words.count - 1
        return words[start...].joined(separator: " ")
    }

    /// `odkb-2012` as “Odkb 2012”; words are written as in the name of the source where they stand there (“SCO”), days
    /// keep their hyphens, and a year is added where there is none.
    private static func words(_ id: String, _ year: String?, name: String) -> String {
        let written = name.split { !$0.isLetter && !$0.isNumber }
        var text = ""
        for part in id.split(whereSeparator: { $0 == "-" || $0 == "_" }) {
            let joinsNumbers = text.last?.isNumber == true && part.first?.isNumber == true
            let word = written.first { $0.lowercased() == part.lowercased() } ?? part
            text += (text.isEmpty ? "" : joinsNumbers ? "-" : " ") + word
        }
        let capital = text.prefix(1).uppercased() + text.dropFirst()
        guard let year, !capital.contains(year) else { return capital }
        return "\(capital) \(year)"
    }
}
