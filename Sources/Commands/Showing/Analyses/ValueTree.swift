// SPDX-License-Identifier: Apache-2.0

import Model

/// A value of any shape, for what has no presenter of its own: what is single stands in a table of names and values, what
/// is alike in a table with a row each, and the rest below its name, further in.
enum ValueTree {
    static func show(_ value: Datum, on page: inout Page, indent: Int = 0) {
        guard let members = value.members else { return showList(value, on: &page, indent: indent) }
        let singles = members.filter { isSingle($0.value) }
        show(singles: singles, on: &page, indent: indent)
        for (place, member) in members.filter({ !isSingle($0.value) }).enumerated() {
            if indent == 0, place > 0 || !singles.isEmpty { page.line() }
            page.line(Text(String(repeating: " ", count: indent) + name(member.name), .bold))
            if let table = table(member.value) {
                page.table(table, indent: indent + step)
            } else {
                show(member.value, on: &page, indent: indent + step)
            }
        }
    }

    private static let step = 2

    private static func show(singles: [Datum.Member], on page: inout Page, indent: Int) {
        guard !singles.isEmpty else { return }
        var table = TextTable([.init(""), .init("", isFlexible: true)])
        for member in singles { table.add([Text(name(member.name), .dim), Text(text(member.value))]) }
        page.table(table, indent: indent)
    }

    private static func showList(_ value: Datum, on page: inout Page, indent: Int) {
        if let table = table(value) { return page.table(table, indent: indent) }
        for element in value.elements ?? [value] {
            if isSingle(element) {
                page.paragraph(text(element), indent: indent)
            } else {
                show(element, on: &page, indent: indent)
            }
        }
    }
}

// What is alike.
extension ValueTree {
    /// A table with a row for each object of a list, or of an object by name; nil where they hold more than single values.
    private static func table(_ value: Datum) -> TextTable? {
        let rows = value.members?.map { ($0.name, $0.value) } ?? value.elements?.map { ("", $0) } ?? []
        let isTable =
            !rows.isEmpty && rows.allSatisfy { $1.members?.allSatisfy { isSingle($0.value) } ?? ($1 == .null) }
        guard isTable else { return nil }
        let names = rows.reduce(into: [String]()) { names, row in
            for member in row.1.members ?? [] where !names.contains(member.name) { names.append(member.name) }
        }
        var table = TextTable(
            [.init("")] + names.map { .init(name($0).uppercased(), isFlexible: true) })
        for (key, row) in rows {
            table.add([Text(key)] + names.map { name in Text(row[name].map(text) ?? "") })
        }
        return table
    }
}

// Single values.
extension ValueTree {
    /// Whether a value is shown in a few words.
    static func isSingle(_ value: Datum) -> Bool {
        switch value {
        case .array(let elements): elements.allSatisfy { $0.members == nil && $0.elements == nil }
        case .object(let members): Set(members.map(\.name)).isSubset(of: figureParts) && value["value"] != nil
        default: true
        }
    }

    private static let figureParts: Set<String> = ["value", "low", "high", "exact", "reason"]

    /// A single value in words: a figure with its bounds, what is unknown with its reason.
    static func text(_ value: Datum) -> String {
        if value == .null || (value.members != nil && value["value"] == .null) {
            return absent + (value["reason"]?.text.map { " (\($0))" } ?? "")
        }
        if let exact = value["exact"]?.text, let figure = Figure(value) { return "\(figure.text(.amount)) = \(exact)" }
        if value.integer != nil { return ValueText.text(value) }
        if let figure = Figure(value) { return figure.text(.amount) }
        return value.elements?.isEmpty == true ? absent : ValueText.text(value["value"] ?? value)
    }

    /// What stands where there is no value; it is never taken for zero.
    static let absent = "–"

    /// A name of the wire as people read it: `formalWeight` is `formal weight`.
    static func name(_ name: String) -> String {
        // Ids have capitals too, but not behind small letters alone.
        guard name.first?.isLowercase == true, !name.contains("-") else { return name }
        return name.reduce(into: "") { $0 += $1.isUppercase ? " \($1.lowercased())" : String($1) }
    }
}
