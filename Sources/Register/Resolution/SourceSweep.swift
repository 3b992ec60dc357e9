// SPDX-License-Identifier: Apache-2.0

import Chronology

/// One source's timeline read from day to day, forwards: of its claims only those that cover the day, and the latest that
/// ended, are looked at.
///
/// Cost: for all days together linear in the claims and in those that cover each day, which are few where claims follow
/// each other.
struct SourceSweep {
    private let timeline: SourceTimeline
    /// The claims that begin after the day, the next one last.
    private var following: [Witness]
    private var covering: [Witness] = []
    /// Of the claims with an explicit end before the day, those of the latest.
    private var ended: [Witness] = []

    init(_ timeline: SourceTimeline) {
        self.timeline = timeline
        following = timeline.witnesses.sorted { $0.start.first > $1.start.first }
    }

    /// What the source says on a day; nil where it is silent. No day may lie before the one that was asked last.
    mutating func saying(on day: Day) -> Saying? {
        while let next = following.last, next.start.first <= day {
            covering.append(next)
            following.removeLast()
        }
        for witness in covering where witness.end.last < day { end(witness) }
        covering.removeAll { $0.end.last < day }
        return timeline.saying(on: day, covering: covering, ended: ended)
    }

    private mutating func end(_ witness: Witness) {
        guard witness.hasExplicitEnd else { return }
        let latest = ended.first?.end.last
        if latest.map({ witness.end.last > $0 }) ?? true { ended = [] }
        if latest.map({ witness.end.last >= $0 }) ?? true { ended.append(witness) }
    }
}
