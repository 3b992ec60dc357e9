// SPDX-License-Identifier: Apache-2.0

import Model

/// Words for what an event tells: names, values, days, verdicts. Whatever stands in the data comes out on one line.
struct Words {
    /// Names of entities by id.
    let names: [Datum.Member]

    /// A name up to so many letters stands as it is; of a longer one the id does, where it is an acronym.
    static let longestShortName = 20
    /// So many values of a list are shown.
    static let mostValues = 20

    /// The name of an entity, else its id.
    func name(_ id: String) -> String { Self.plain(names.first { $0.name == id }?.value.text ?? id) }

    /// The name of an organisation or body: short enough for a sentence.
    func shortName(_ id: String) -> String {
        let name = name(id)
        return name.count > Self.longestShortName && Self.isAcronym(id) ? id : name
    }

    /// The short name with its article.
    func withArticle(_ id: String) -> String {
        let name = shortName(id)
        let takesNone = Self.spokenAsNames.contains(name) || name.lowercased().hasPrefix("the ")
        let isName = name.contains(" ") || Self.isAcronym(name)
        return takesNone || !isName ? name : "the \(name)"
    }

    private static func isAcronym(_ id: String) -> Bool {
        id.count > 1 && id.allSatisfy { $0.isUppercase || $0.isNumber || $0 == "-" }
    }

    /// Acronyms that are spoken as words, and so take no article.
    private static let spokenAsNames: Set = ["NATO", "ASEAN", "OPEC", "APEC", "GUAM", "CICA", "SAARC", "ECOWAS"]

    /// Text of somebody else on one line, without anything that steers a terminal or turns the direction of writing.
    static func plain(_ text: String) -> String {
        guard text.unicodeScalars.contains(where: isControl) else { return text }
        var plain = String.UnicodeScalarView()
        for scalar in text.unicodeScalars { plain.append(isControl(scalar) ? " " : scalar) }
        return String(plain).split(separator: " ").joined(separator: " ")
    }

    private static func isControl(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar {
        case "\u{00}"..."\u{1F}", "\u{7F}"..."\u{9F}", "\u{2028}", "\u{2029}", "\u{202A}"..."\u{202E}",
            "\u{2066}"..."\u{2069}":
            true
        default: false
        }
    }

    /// A verdict, or that there was none.
    static func verdict(_ word: String?) -> String {
        switch word {
        case "fails": "does not hold"
        case let word?: plain(word)
        case nil: "new"
        }
    }

    /// The days of a change.
    static func period(_ from: String, _ to: String) -> String {
        switch (plain(from), plain(to)) {
        case ("..", ".."): "at all times"
        case ("..", let to): "until \(to)"
        case (let from, ".."): "from \(from)"
        case (let from, let to): from == to ? "on \(from)" : "from \(from) to \(to)"
        }
    }

    /// When something is valid, written as the register does (`2012-06-28/..`), as words.
    static func validity(_ text: String) -> String {
        let ends = text.split(separator: "/", omittingEmptySubsequences: false).map(String.init)
        guard ends.count == 2 else { return "valid on \(plain(text))" }
        return ends == ["..", ".."] ? "valid without dates" : "valid \(period(ends[0], ends[1]))"
    }

    /// A field and its value; the object of an answer needs no word for what it is.
    func field(_ member: Datum.Member) -> String {
        member.name == "object" ? value(member.value) : "\(Self.plain(member.name)) \(value(member.value))"
    }

    /// A value; ids whose names are known as names, and free text in quotes, so that one sees where it ends.
    func value(_ value: Datum) -> String {
        switch value {
        case .string(let text): quoted(text)
        case .integer(let number): "\(number)"
        case .number(let number): "\(number)"
        case .bool(let flag): flag ? "yes" : "no"
        case .array(let elements): list(elements)
        case .object(let members): measure(members) ?? Self.shortened(members.map { field($0) }, " ")
        case .null: "unknown"
        }
    }

    private func quoted(_ text: String) -> String {
        let shown = name(text)
        let isName = names.contains { $0.name == text }
        return !isName && shown.contains(" ") ? "“\(shown)”" : shown
    }

    /// `1300000000 USD` and `1 airborne brigade`, where the members are those of such a measure; else nil.
    private func measure(_ members: [Datum.Member]) -> String? {
        let order =
            members.contains { $0.name == "amount" } ? ["amount", "currency"] : ["count", "branch", "type"]
        guard members.count > 1, members.contains(where: { $0.name == order[0] }),
            members.allSatisfy({ order.contains($0.name) })
        else { return nil }
        return order.compactMap { name in members.first { $0.name == name }.map { value($0.value) } }
            .joined(separator: " ")
    }

    private func list(_ elements: [Datum]) -> String {
        let isRange = elements.count == 2 && elements.allSatisfy { $0.number != nil }
        return Self.shortened(elements.map { value($0) }, isRange ? "-" : ", ")
    }

    private static func shortened(_ values: [String], _ separator: String) -> String {
        guard values.count > mostValues else { return values.joined(separator: separator) }
        return values.prefix(mostValues).joined(separator: separator) + " and \(values.count - mostValues) more"
    }
}
