// SPDX-License-Identifier: Apache-2.0

import Model

/// A finding as TOML 1.0 writes it. Its expression is a table of its own, a member a line, and so is each part of a list
/// of conditions: a person can read it, and it nests less deeply than inline, where TOML readers have limits.
enum FindingText {
    /// The table, with the members that were defined in the order in which a person reads them.
    static func table(_ content: Datum) -> String {
        let members = names.compactMap { name in content[name].map { Datum.Member(name, $0) } }
        let expression = (content["expression"]?.members ?? []).filter { $0.value != .null }
        return "[[finding]]\n" + members.filter { $0.value != .null }.map { TOMLText.member($0) + "\n" }.joined()
            + "\n[finding.expression]\n" + expression.map { part($0) + "\n" }.joined()
    }

    private static let names = ["id", "question", "statement", "note"]

    /// A member of the expression; a list of objects an element a line.
    private static func part(_ member: Datum.Member) -> String {
        guard let elements = member.value.elements, elements.contains(where: { $0.members != nil }) else {
            return TOMLText.member(member)
        }
        let lines = elements.map { "    \(TOMLText.value($0)),\n" }.joined()
        return "\(TOMLText.key(member.name)) = [\n\(lines)]"
    }
}
