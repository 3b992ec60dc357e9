// SPDX-License-Identifier: Apache-2.0

import Model

/// The claims that an answer rests on, with their sources.
struct EvidenceTable {
    private let claims: [Datum]
    /// How many more there are.
    private let rest: Int

    init(_ claims: [Datum], rest: Int = 0) {
        self.claims = claims
        self.rest = rest
    }

    func show(on page: inout Page) {
        page.heading("Evidence")
        guard !claims.isEmpty else { return page.line("  No claim was used.") }
        page.table(Self.table(claims), indent: 2)
        if rest > 0 { page.line(Text("  and \(counted(rest, "more claim"))", .dim)) }
    }

    /// Claims with what they state, who says so and where.
    static func table(_ claims: [Datum]) -> TextTable {
        var table = TextTable([
            .init("CLAIM"), .init("STATES", isFlexible: true), .init("VALID"), .init("SAID BY", isFlexible: true),
            .init(claims.contains { $0["note"] != nil } ? "NOTE" : "", isFlexible: true),
        ])
        for claim in claims { table.add(row(claim)) }
        return table
    }

    private static func row(_ claim: Datum) -> [Text] {
        let value = ValueText.value(claim["value"], of: ClaimKind.named(claim["kind"]?.text ?? ""))
        let statement = QuestionText.claim(claim) + (value.isEmpty ? "" : ": \(value)")
        return [
            Text(claim["id"]?.text ?? ""), Text(statement), Text(claim["valid"]?.text ?? ""),
            Text(ClaimTable.citations(claim)), Text(claim["note"]?.text ?? "", .dim),
        ]
    }
}

/// The claims that several answers rest on, answer by answer.
struct GroupedEvidence {
    let groups: [(title: String, claims: [Datum])]

    func show(on page: inout Page) {
        for group in groups {
            page.heading("Evidence: \(group.title)")
            guard !group.claims.isEmpty else {
                page.line("  No claim was used.")
                continue
            }
            page.table(EvidenceTable.table(group.claims), indent: 2)
        }
    }
}

extension Invocation {
    /// So many claims are fetched and listed at most.
    private static let mostEvidence = 500

    /// The same for several answers, each claim fetched once.
    func evidence(of answers: [(title: String, ids: Datum?)]) throws(Failure) -> GroupedEvidence? {
        guard line.has("evidence"), !isJSON else { return nil }
        var known: [String: Datum] = [:]
        var groups: [(title: String, claims: [Datum])] = []
        for answer in answers {
            let ids = (answer.ids?.elements ?? []).compactMap(\.text)
            for id in ids where known[id] == nil && known.count < Self.mostEvidence {
                known[id] = try lookUp("claim.get", [.init("id", .string(id))])?["claim"]
            }
            groups.append((answer.title, ids.compactMap { known[$0] }))
        }
        return GroupedEvidence(groups: groups)
    }

    /// The claims that an answer names, where `--evidence` asks for them; those of a what-if are not in the register.
    func evidence(of ids: Datum?) throws(Failure) -> EvidenceTable? {
        guard line.has("evidence"), !isJSON else { return nil }
        let ids = ids?.elements ?? []
        var claims: [Datum] = []
        for id in ids.prefix(Self.mostEvidence) {
            if let claim = try lookUp("claim.get", [.init("id", id)])?["claim"] { claims.append(claim) }
        }
        return EvidenceTable(claims, rest: ids.count - min(ids.count, Self.mostEvidence))
    }
}
