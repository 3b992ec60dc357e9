// SPDX-License-Identifier: Apache-2.0

import Configuration
import Model

extension MappingReader {
    /// Holds a claim's terms to the declaration of its kind, as far as they are known before any row.
    func check(
        _ members: [Term.Member], of kind: ClaimKind, _ table: MappingTable
    ) throws(ConfigurationError) {
        for (name, meaning) in [("subject", "what it is about"), ("citations", "who says so")]
        where members[name] == nil {
            throw table.missing(name, meaning)
        }
        for name in ["subject", "object"] {
            if let term = members[name] { try check(term, as: .entity([]), name) }
        }
        try checkValue(members["value"], of: kind, table)
        try checkCitations(members["citations"], table)
    }

    private func checkValue(
        _ term: Term?, of kind: ClaimKind, _ table: MappingTable
    ) throws(ConfigurationError) {
        var given: [String] = []
        if let term {
            guard case .object(let members) = term.form else {
                throw ConfigurationError(at: term.place, key: "value", reason: "“value” is a table of fields.")
            }
            for member in members { try checkField(member, of: kind) }
            given = members.map(\.name)
        }
        for field in kind.fields where field.isRequired && !given.contains(field.name) {
            throw table.missing("value.\(field.name)", field.summary)
        }
    }

    private func checkField(_ member: Term.Member, of kind: ClaimKind) throws(ConfigurationError) {
        let position: Int
        do { position = try kind.fields.position(of: member.name, within: "value") } catch {
            throw ConfigurationError(at: member.term.place, key: error.field, reason: error.sentence)
        }
        try check(member.term, as: kind.fields[position].type, "value.\(member.name)")
    }

    private func checkCitations(_ term: Term?, _ table: MappingTable) throws(ConfigurationError) {
        guard let term, case .list(let citations) = term.form, !citations.isEmpty else {
            throw table.fault(table["citations"] ?? table.node, "“citations” is a list, as in [{ source = \"a\" }].")
        }
        for citation in citations {
            guard case .object(let members) = citation.form, let source = members["source"] else {
                throw ConfigurationError(at: citation.place, key: "citations", reason: "A citation names a “source”.")
            }
            try check(source, as: .entity([.source]), "source")
            for member in members where !Citation.memberNames.contains(member.name) {
                throw ConfigurationError(
                    at: member.term.place, key: "citations.\(member.name)",
                    reason: "A citation has no “\(member.name)”. "
                        + didYouMean(member.name, among: Citation.memberNames)
                        + "It has \(Citation.memberNames.joined(separator: ", ")).")
            }
        }
    }

    /// Holds a constant, and all that a lookup may give, to a type.
    func check(_ term: Term, as type: FieldType, _ name: String) throws(ConfigurationError) {
        switch term.form {
        case .constant(let datum): try check(datum, as: type, name, at: term.place)
        case .column(let column):
            guard let lookup = column.lookup else { return }
            for code in lookup.codes {
                guard let value = lookup.values[code] else { continue }
                try check(value.datum, as: type, name, at: value.place)
            }
        case .object(let members): try check(members, as: type, name, at: term.place)
        case .fill, .date, .list: return
        }
    }

    /// Tables are values of a few types only; elsewhere one is a slip of the pen.
    private func check(
        _ members: [Term.Member], as type: FieldType, _ name: String, at place: ConfigurationError.Place
    ) throws(ConfigurationError) {
        switch type {
        case .dictionary, .rows, .list: return
        default: break
        }
        let forms = ["column", "fill", "date"]
        let nearest = members.lazy.map { didYouMean($0.name, among: forms) }.first { !$0.isEmpty } ?? ""
        throw ConfigurationError(
            at: place, key: name, reason: "This table has none of \(forms.joined(separator: ", ")). \(nearest)")
    }

    private func check(
        _ datum: Datum, as type: FieldType, _ name: String, at place: ConfigurationError.Place
    ) throws(ConfigurationError) {
        do { _ = try type.read(datum, field: name) } catch {
            throw ConfigurationError(at: place, key: name, reason: error.sentence)
        }
    }
}
