// SPDX-License-Identifier: Apache-2.0

import Model

/// What an import has brought, or would bring.
enum ImportReport {
    /// What a dry run found.
    static func forecast(_ wanted: ImportSelection, _ plan: ImportPlan, on page: inout Page) {
        page.heading("“\(plan.name)” is in order. It would bring")
        entities(wanted, on: &page)
        for (kind, count) in plan.claimCounts {
            page.line(Text("  \(grouped(count)) \(count == 1 ? "claim" : "claims") of the kind \(kind)"))
        }
        others(wanted.items.count { $0.step.isOther }, on: &page)
        page.line(Text("Nothing was written.", .dim))
    }

    /// What was written.
    static func done(
        _ tally: ImportTally, _ wanted: ImportSelection, _ plan: ImportPlan, on page: inout Page
    ) {
        page.heading("Imported “\(plan.name)”")
        if tally.repeated > 0 {
            page.line(Text("  \(grouped(tally.repeated)) items an earlier run had written; they were left alone"))
        }
        if tally.repeated == 0 {
            entities(wanted, on: &page)
        } else if tally.entities > 0 {
            page.line(Text("  entities: \(grouped(tally.entities)) registrations"))
        }
        if tally.claims > 0 {
            let ids = "\(tally.firstClaim ?? "") to \(tally.lastClaim ?? "")"
            page.line(Text("  \(grouped(tally.claims)) \(tally.claims == 1 ? "claim" : "claims"), \(ids)"))
        }
        others(tally.others, on: &page)
        page.line(Text("  \(grouped(tally.changes)) \(tally.changes == 1 ? "answer changes" : "answers change")"))
        if tally.repeated > 0, tally.claims + tally.entities + tally.others == 0 {
            page.line(Text("  To write them anew, because they were taken back since, give --again.", .dim))
        }
    }

    private static func entities(_ wanted: ImportSelection, on page: inout Page) {
        let counts = [
            (wanted.newEntities, "new"), (wanted.renewedEntities, "with a new version"), (wanted.keptEntities, "kept"),
            (wanted.registrations, wanted.registrations == 1 ? "registration" : "registrations"),
        ]
        let parts = counts.filter { $0.0 > 0 }.map { "\(grouped($0.0)) \($0.1)" }
        if !parts.isEmpty { page.line(Text("  entities: " + parts.joined(separator: ", "))) }
    }

    private static func others(_ count: Int, on page: inout Page) {
        guard count > 0 else { return }
        page.line(
            Text("  \(grouped(count)) \(count == 1 ? "retraction or change" : "retractions and changes") of rank"))
    }
}

extension ImportPlan.Step {
    /// Whether it is neither an entity nor a claim.
    fileprivate var isOther: Bool {
        switch self {
        case .entity, .claim: false
        case .retraction, .sourceRetraction, .ranking: true
        }
    }
}
