// SPDX-License-Identifier: Apache-2.0

import Configuration
import Model

extension MappingReader {
    /// Reads what stands in one place of a claim or entity.
    mutating func term(_ node: TOMLNode, _ name: String) throws(ConfigurationError) -> Term {
        Term(form: try form(node, name), place: document.place(of: node))
    }

    private mutating func form(_ node: TOMLNode, _ name: String) throws(ConfigurationError) -> Term.Form {
        if let elements = node.elements {
            var terms: [Term] = []
            for element in elements { terms.append(try term(element, name)) }
            return .list(terms)
        }
        guard let entries = node.entries else { return .constant(try node.datum(document)) }
        if node["column"] != nil { return .column(try columnTerm(node, name)) }
        if node["fill"] != nil { return .fill(try fill(node, name)) }
        if let date = node["date"], date.entries != nil {
            _ = try MappingTable(node, name, in: document, allowed: ["date"])
            return .date(try self.date(date, "date"))
        }
        return .object(try members(entries))
    }

    /// Terms by name.
    mutating func members(_ entries: [TOMLNode.Entry]) throws(ConfigurationError) -> [Term.Member] {
        var members: [Term.Member] = []
        for entry in entries { members.append(.init(name: entry.key, term: try term(entry.node, entry.key))) }
        return members
    }

    private mutating func columnTerm(_ node: TOMLNode, _ name: String) throws(ConfigurationError) -> ColumnTerm {
        let table = try MappingTable(
            node, name, in: document, allowed: ["column", "table", "by", "give", "as", "omit"])
        guard let column = try column("column", in: table) else { throw table.missing("column", "its name") }
        let lookup = try lookup(in: table, give: table.text("give"))
        let reading = try table.word("as", as: ColumnTerm.Reading.self)
        guard lookup == nil || reading == nil else {
            throw table.fault(table["as"] ?? node, key: "as", "“as” has no meaning beside “table”.")
        }
        return ColumnTerm(
            column: column, lookup: lookup, reading: reading ?? .text, omit: Set(try table.codes("omit")))
    }

    /// The lookup that `table`, `by` and `give` describe, if there is one.
    func lookup(in use: MappingTable, give: String?) throws(ConfigurationError) -> Lookup? {
        guard let name = try use.text("table") else { return nil }
        guard let table = tables.first(where: { $0.name == name }) else {
            let names = tables.map(\.name)
            throw use.fault(
                use["table"] ?? use.node, key: "table",
                "There is no [table.\(name)] in this mapping. " + didYouMean(name, among: names)
                    + (names.isEmpty ? "" : "It has \(names.joined(separator: ", "))."))
        }
        guard let by = try use.text("by") ?? table.by else { throw use.missing("by", "the column to look up in") }
        guard let give = give ?? table.give else { throw use.missing("give", "the column that is taken") }
        return try Lookup(table, by: by, give: give, for: use)
    }

    /// Text with the names of columns in braces; `{{` is a brace.
    private mutating func fill(_ node: TOMLNode, _ name: String) throws(ConfigurationError) -> [Term.Piece] {
        let table = try MappingTable(node, name, in: document, allowed: ["fill"])
        let text = try table.text("fill", "text with columns in braces")
        var pieces: [Term.Piece] = []
        var rest = Substring(text)
        while let brace = rest.firstIndex(of: "{") {
            pieces.append(.text(String(rest[..<brace])))
            rest = rest[rest.index(after: brace)...]
            if rest.first == "{" {
                pieces.append(.text("{"))
                rest = rest.dropFirst()
            } else {
                guard let end = rest.firstIndex(of: "}"), end > rest.startIndex else {
                    throw table.fault(table["fill"] ?? node, key: "fill", "A brace of “\(text)” is not closed.")
                }
                let place = document.place(of: table["fill"] ?? node)
                pieces.append(.column(uses.number(of: String(rest[..<end]), at: place)))
                rest = rest[rest.index(after: end)...]
            }
        }
        return pieces + [.text(String(rest))]
    }
}
