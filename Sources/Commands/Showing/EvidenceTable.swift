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
        var table = TextTable([
            .init("CLAIM"), .init("STATES", isFlexible: true), .init("VALID"), .init("SAID BY", isFlexible: true),
            .init(claims.contains { $0["note"] != nil } ? "NOTE" : "", isFlexible: true),
        ])
        for claim in claims { table.add(row(claim)) }
        page.table(table, indent: 2)
        if rest > 0 { page.line(Text("  and \(grouped(rest)) more claims", .dim)) }
    }

    private func row(_ claim: Datum) -> [Text] {
        let value = ValueText.value(claim["value"], of: ClaimKind.named(claim["kind"]?.text ?? ""))
        let statement = QuestionText.claim(claim) + (value.isEmpty ? "" : ": \(value)")
        return [
            Text(claim["id"]?.text ?? ""), Text(statement), Text(claim["valid"]?.text ?? ""),
            Text(ClaimTable.citations(claim)), Text(claim["note"]?.text ?? "", .dim),
        ]
    }
}

extension Invocation {
    /// So many claims are fetched and listed at most.
    private static let mostEvidence = 500

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
