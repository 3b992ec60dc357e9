// SPDX-License-Identifier: Apache-2.0

import Model

/// Claims as a table, one a row.
enum ClaimTable {
    static func table(_ claims: [Datum]) -> TextTable {
        var table = TextTable([
            .init("CLAIM"), .init("KIND"), .init("SUBJECT"), .init("OBJECT"), .init("STATES", isFlexible: true),
            .init("VALID"), .init("SAID BY", isFlexible: true), .init(""),
        ])
        for claim in claims { table.add(row(claim)) }
        return table
    }

    private static func row(_ claim: Datum) -> [Text] {
        let kind = claim["kind"]?.text ?? ""
        return [
            Text(claim["id"]?.text ?? ""), Text(kind), Text(claim["subject"]?.text ?? ""),
            Text(claim["object"]?.text ?? ""), Text(ValueText.value(claim["value"], of: ClaimKind.named(kind))),
            Text(claim["valid"]?.text ?? ""), Text(citations(claim)), standing(claim),
        ]
    }

    /// `dehaas2017 p. 8; csto2012 via ria`.
    static func citations(_ claim: Datum) -> String {
        (claim["citations"]?.elements ?? []).map(citation).joined(separator: "; ")
    }

    private static func citation(_ citation: Datum) -> String {
        var parts = [citation["source"]?.text, citation["locator"]?.text].compactMap { $0 }
        if let via = citation["via"]?.text { parts.append("via \(via)") }
        if let reported = citation["reported"]?.text { parts.append("of \(reported)") }
        return parts.joined(separator: " ")
    }

    /// What sets a claim apart from others: its rank, or that it was taken back.
    private static func standing(_ claim: Datum) -> Text {
        if let sequence = claim["retracted"]?.integer { return Text("retracted at \(sequence)", .red) }
        switch claim["rank"]?.text {
        case let rank? where rank != Rank.normal.rawValue: return Text(rank, .dim)
        default: return ""
        }
    }
}
