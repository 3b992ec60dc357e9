// SPDX-License-Identifier: Apache-2.0

import Chronology
import Model

/// A claim as it is seen from a viewpoint: with the sources that had said it by then.
struct Witness {
    /// The claim's number; what-ifs have numbers below zero, the first assumed the lowest.
    let number: Int32
    let assertion: Assertion
    let rank: Rank
    /// When it begins and ends; an event, once it has happened, counts for ever after.
    let start: DayRange
    let end: DayRange
    /// Whether it speaks of one day only, so that it says nothing of other days and ends nothing.
    let isObservation: Bool
    /// Whether the end is stated, so that a closing kind has nothing after it.
    let hasExplicitEnd: Bool
    /// The sources that had reported it, each with its last report.
    let reports: [Report]

    /// That a source reported a claim.
    struct Report {
        let source: Voice
        /// The last day on which it did.
        let last: Day
    }

    init(number: Int32, assertion: Assertion, rank: Rank, reports: [Report]) {
        let extent = assertion.valid
        let isEvent = assertion.kind.kind.isEvent
        self.number = number
        self.assertion = assertion
        self.rank = rank
        self.reports = reports
        start = extent.startRange
        end = isEvent ? DayRange(.distantFuture) : extent.endRange
        isObservation = !isEvent && extent.isObservation
        hasExplicitEnd = !isEvent && extent.hasExplicitEnd
    }

    func coverage(of day: Day) -> Coverage {
        if start.last <= day, day <= end.first { return .certain }
        return start.first <= day && day <= end.last ? .possible : .no
    }

    /// The days of which one is the first after its end.
    var aftermath: DayRange { DayRange(joining: end.first.next, end.last.next) }

    /// Days by which the start may vary; the narrower start is the more exact statement.
    var startWidth: Int64 { Int64(start.last.number) - Int64(start.first.number) }
}

/// Whose timeline a statement belongs to.
enum Voice: Hashable {
    case source(EntityIndex)
    /// All what-ifs together are one timeline above all others.
    case whatIf
}

/// Orders the claims of one source that contradict each other: rank, credibility, narrower start, then the younger.
func stands(_ a: Witness, above b: Witness) -> Bool {
    if a.rank != b.rank { return a.rank > b.rank }
    if a.assertion.credibility.standing != b.assertion.credibility.standing {
        return a.assertion.credibility > b.assertion.credibility
    }
    if a.startWidth != b.startWidth { return a.startWidth < b.startWidth }
    return a.number > b.number
}
