// SPDX-License-Identifier: Apache-2.0

import Chronology
public import Model

/// Claims as a table for spreadsheets: RFC 4180, UTF-8 without a byte order mark, one claim a row.
///
/// Every field of a value that any claim states has a column `value.<field>`, and every citation has four columns of its
/// own, as many times as the claim with most of them needs: nothing is cut off, and each can be filtered by. Values stand
/// as they are typed on a command line. Text that people wrote and that begins like a formula gets an apostrophe.
public struct ClaimSheet {
    private let holdings: Holdings
    private let json: JSONText
    /// Names of the value's columns, in the order of declaration; kinds that share a name share the column.
    private let fields: [String]
    /// For each kind the position of each column's field, so that a row need not look for it.
    private let positions: [KindIndex: [Int?]]
    private let mostCitations: Int

    /// Finds out which columns the claims need. Cost: linear.
    public init(_ holdings: Holdings, json: @escaping JSONText) {
        self.holdings = holdings
        self.json = json
        var stated: [KindIndex: Set<UInt8>] = [:]
        for claim in holdings.claims {
            for element in claim.assertion.value.elements {
                stated[claim.assertion.kind, default: []].insert(element.position)
            }
        }
        let names = KindIndex.all.flatMap { kind in
            (stated[kind] ?? []).sorted().map { kind.kind.fields[Int($0)].name }
        }
        var seen: Set<String> = []
        let fields = names.filter { seen.insert($0).inserted }
        self.fields = fields
        positions = stated.keys.reduce(into: [:]) { positions, kind in
            positions[kind] = fields.map { name in kind.kind.fields.firstIndex { $0.name == name } }
        }
        mostCitations = holdings.claims.map(\.assertion.citations.count).max() ?? 0
    }

    /// The line with the names of the columns.
    public var header: String { Self.line(names.map { .plain($0) }) }

    /// The line of one of the claims that the sheet was made for.
    public func row(_ claim: Claim) -> String { Self.line(cells(of: claim)) }

    private static func line(_ cells: [SheetCell]) -> String { cells.map(\.written).joined(separator: ",") + "\r\n" }
}

// The columns.
extension ClaimSheet {
    private var names: [String] {
        let citations = (0..<mostCitations).flatMap { number in
            ["source", "locator", "via", "reported"].map { "citation.\(number + 1).\($0)" }
        }
        return ["id", "kind", "subject", "subject_name", "object", "object_name", "valid", "valid_from", "valid_to"]
            + fields.map { "value.\($0)" } + ["credibility", "rank"] + citations
            + ["note", "recorded", "recorded_at", "recorded_by"]
    }

    private func cells(of claim: Claim) -> [SheetCell] {
        let assertion = claim.assertion
        let kind = assertion.kind.kind
        var cells: [SheetCell] = [.plain(claim.id.description), .plain(kind.name)]
        cells += end(assertion.subject) + (assertion.object.map(end) ?? [.empty, .empty])
        cells += time(assertion.valid)
        cells += value(assertion.value, assertion.kind)
        cells += [.plain(String(assertion.credibility.grade)), .plain(assertion.rank.rawValue)]
        cells += citations(assertion.citations)
        cells += [
            assertion.note.map { .text($0) } ?? .empty, .plain(claim.recorded.sequence.description),
            .plain(claim.recorded.at.description), .text(claim.recorded.by),
        ]
        return cells
    }

    private func end(_ id: EntityID) -> [SheetCell] { [.plain(id.text), .text(holdings[id]?.name ?? "")] }

    /// The time as it was given, its first and its last possible day; an open or unknown end is empty.
    private func time(_ valid: Extent) -> [SheetCell] {
        [.plain(valid.text), Self.day(valid.firstDay), Self.day(valid.lastDay)]
    }

    private static func day(_ day: Day?) -> SheetCell { day.map { .plain($0.description) } ?? .empty }

    private func value(_ value: FieldValues, _ kind: KindIndex) -> [SheetCell] {
        guard let positions = positions[kind] else { return fields.map { _ in .empty } }
        return positions.map { position in
            guard let position, let stated = value[position] else { return .empty }
            let type = kind.kind.fields[position].type
            let text = stated.typedText(type, json: json)
            return type == .text ? .text(text) : .plain(text)
        }
    }

    private func citations(_ citations: [Citation]) -> [SheetCell] {
        let cells = citations.flatMap { citation in
            [
                .plain(citation.source.text), citation.locator.map { .text($0) } ?? .empty,
                citation.via.map { .plain($0.text) } ?? .empty, citation.reported.map { .plain($0.text) } ?? .empty,
            ] as [SheetCell]
        }
        return cells + Array(repeating: .empty, count: (mostCitations - citations.count) * 4)
    }
}

extension Extent {
    /// The first day on which it may begin; nil where that is open or unknown.
    var firstDay: Day? {
        guard case .dated = start else { return nil }
        return startRange.first
    }

    /// The last day on which it may end; nil where that is open or unknown.
    var lastDay: Day? {
        guard case .dated = end else { return nil }
        return endRange.last
    }
}
