// SPDX-License-Identifier: Apache-2.0

import Chronology
import Model

extension Resolver {
    /// A source knows up to its last report in this slot, or to the end of what it covers.
    static func horizons(_ witnesses: [Witness], _ grading: Grading) -> [Voice: Day] {
        var horizons: [Voice: Day] = [:]
        for report in witnesses.lazy.flatMap(\.reports) {
            switch report.source {
            case .whatIf: horizons[.whatIf] = .distantFuture
            case .source(let index):
                let last = grading.coversUntil(index) ?? report.last
                horizons[report.source] = max(horizons[report.source] ?? .distantPast, last)
            }
        }
        return horizons
    }

    /// What each source says of an aspect, in the order of its first claim; sources that are silent on it are left out.
    static func timelines(
        _ witnesses: [Witness], _ aspect: Aspect, _ kind: ClaimKind, _ horizons: [Voice: Day], isStatus: Bool
    ) -> [(voice: Voice, timeline: SourceTimeline)] {
        var order: [Voice] = []
        var bySource: [Voice: [Witness]] = [:]
        for witness in witnesses where witness.assertion.said(aspect) != nil {
            for report in witness.reports {
                if bySource[report.source] == nil { order.append(report.source) }
                bySource[report.source, default: []].append(witness)
            }
        }
        return order.map { voice in
            (
                voice,
                SourceTimeline(
                    witnesses: bySource[voice] ?? [], aspect: aspect, horizon: horizons[voice] ?? .distantPast,
                    // A what-if is silent outside its intervals, and no field is nothing by itself.
                    isClosing: kind.isClosing && isStatus && voice != .whatIf, isStatus: isStatus)
            )
        }
    }
}
