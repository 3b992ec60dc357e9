// SPDX-License-Identifier: Apache-2.0

import Model

/// What an import has brought, or would bring.
enum ImportReport {
    /// What a dry run found.
    static func forecast(_ wanted: ImportSelection, _ plan: ImportPlan, on page: inout Page) {
        page.heading("“\(plan.name)” is in order. It would bring")
        counts("entities", wanted.entities, on: &page)
        for (kind, count) in plan.claimCounts {
            page.line(Text("  \(counted(count, "claim")) of the kind \(kind)"))
        }
        definitions(wanted, of: plan, wanted.items.count { $0.step.isDefinition }, on: &page)
        others(wanted.items.count { $0.step.isOther }, on: &page)
        page.line(Text("Nothing was written.", .dim))
    }

    /// What was written.
    static func done(
        _ tally: ImportTally, _ wanted: ImportSelection, _ plan: ImportPlan, on page: inout Page
    ) {
        page.heading("Imported “\(plan.name)”")
        if tally.repeated > 0 {
            page.line(Text("  \(counted(tally.repeated, "item")) an earlier run had written, left alone"))
        }
        if tally.repeated == 0 {
            counts("entities", wanted.entities, on: &page)
        } else if tally.entities > 0 {
            page.line(Text("  entities: \(counted(tally.entities, "registration"))"))
        }
        if tally.claims > 0 {
            let ids = "\(tally.firstClaim ?? "") to \(tally.lastClaim ?? "")"
            page.line(Text("  \(counted(tally.claims, "claim")), \(ids)"))
        }
        definitions(wanted, of: plan, tally.definitions, on: &page)
        others(tally.others, on: &page)
        page.line(Text("  \(counted(tally.changes, "answer changes", "answers change"))"))
        if tally.repeated > 0, tally.claims + tally.entities + tally.definitions + tally.others == 0 {
            page.line(Text("  To write them anew, because they were taken back since, give --again.", .dim))
        }
    }

    private static func counts(_ name: String, _ count: ImportSelection.Count, on page: inout Page) {
        let counts = [
            (count.new, "new"), (count.renewed, "with a new version"), (count.kept, "kept"),
            (count.repeated, count.repeated == 1 ? "registration" : "registrations"),
        ]
        let parts = counts.filter { $0.0 > 0 }.map { "\(grouped($0.0)) \($0.1)" }
        if !parts.isEmpty { page.line(Text("  \(name): " + parts.joined(separator: ", "))) }
    }

    /// A dataset has findings; a history also scenarios, and both may be removed in it. What an earlier run has done
    /// counts among neither.
    private static func definitions(
        _ wanted: ImportSelection, of plan: ImportPlan, _ count: Int, on page: inout Page
    ) {
        if !plan.isHistory, count == wanted.findings.written {
            counts("findings", wanted.findings, on: &page)
        } else if count > 0 {
            let what = counted(count, "definition or removal", "definitions and removals")
            page.line(Text("  findings and scenarios: \(what)"))
        }
    }

    private static func others(_ count: Int, on page: inout Page) {
        guard count > 0 else { return }
        page.line(
            Text("  \(counted(count, "retraction or change", "retractions and changes")) of rank"))
    }
}

extension ImportPlan.Step {
    /// Whether it concerns a finding or a scenario.
    fileprivate var isDefinition: Bool {
        switch self {
        case .definition, .removal: true
        default: false
        }
    }

    /// Whether it changes what was said of claims before.
    fileprivate var isOther: Bool {
        switch self {
        case .retraction, .sourceRetraction, .ranking: true
        default: false
        }
    }
}
