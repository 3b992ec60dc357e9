// SPDX-License-Identifier: Apache-2.0

import Configuration
import Model

extension MappingReader {
    /// Reads a date: a column and its pattern, or a column for each part.
    mutating func date(_ node: TOMLNode, _ name: String) throws(ConfigurationError) -> DateTerm {
        let table = try MappingTable(
            node, name, in: document, allowed: ["column", "pattern", "year", "month", "day", "unknown"])
        return DateTerm(source: try source(table), unknown: Set(try table.codes("unknown")))
    }

    private mutating func source(_ table: MappingTable) throws(ConfigurationError) -> DateTerm.Source {
        if let column = try column("column", in: table) {
            let text = try table.text("pattern", "such as \"YYYY\", \"YYYYMM\" or \"YYYY-MM-DD\"")
            guard let pattern = DatePattern(text) else {
                throw table.fault(
                    table["pattern"] ?? table.node, key: "pattern",
                    "“\(text)” is not a pattern: it has YYYY once, and MM or M, DD or D at most once.")
            }
            return .pattern(column: column, pattern)
        }
        guard let year = try column("year", in: table) else {
            throw table.fault(table.node, "“\(table.name)” needs “column” and “pattern”, or “year”, “month” and “day”.")
        }
        return .split(year: year, month: try column("month", in: table), day: try column("day", in: table))
    }

    /// Reads `valid`.
    mutating func time(
        _ node: TOMLNode?, areRuns: Bool, in claim: MappingTable
    ) throws(ConfigurationError) -> TimeTerm {
        guard let node else {
            guard areRuns else { throw claim.missing("valid", "when it holds") }
            return .run
        }
        if let text = node.code ?? node.date { return try constant(text, node, claim) }
        let table = try MappingTable(
            node, "valid", in: document, allowed: ["at", "throughout", "from", "to", "censored-at"])
        if let at = table["at"] { return .at(try date(at, "at")) }
        if let throughout = table["throughout"] { return .throughout(try date(throughout, "throughout")) }
        guard table["from"] != nil || table["to"] != nil else {
            throw table.fault(node, "“valid” is text, or a table with “at”, “throughout”, or “from” and “to”.")
        }
        return .interval(
            from: try bound("from", table), to: try bound("to", table), censoredAt: try censoredEnds(in: table))
    }

    /// The ends that are none. One that is no date would match no row, and every spell that it meant would get an end.
    private func censoredEnds(in table: MappingTable) throws(ConfigurationError) -> Set<String> {
        guard let node = table["censored-at"] else { return [] }
        for element in node.elements ?? [node] {
            guard let text = element.code, !text.isEmpty else { continue }
            do { _ = try FieldType.date.read(.string(text), field: "censored-at") } catch {
                throw table.fault(element, key: "censored-at", error.sentence)
            }
        }
        return Set(try table.codes(in: node, "censored-at"))
    }

    private func constant(
        _ text: String, _ node: TOMLNode, _ claim: MappingTable
    ) throws(ConfigurationError) -> TimeTerm {
        let datum = Datum.string(text)
        do { _ = try FieldType.date.read(datum, field: "valid") } catch { throw claim.fault(node, error.sentence) }
        return .constant(text)
    }

    private mutating func bound(_ key: String, _ table: MappingTable) throws(ConfigurationError) -> DateTerm? {
        guard let node = table[key] else { return nil }
        return try date(node, key)
    }
}
