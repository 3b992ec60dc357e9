// SPDX-License-Identifier: Apache-2.0

import Chronology
import Model

/// A stretch of a history of membership.
struct Stretch: Hashable {
    let state: String
    let organisation: String
    let status: String
    /// The days; an end of the scale where it is unbounded.
    let days: DayRange
    let marks: Marks
    /// The days as they came.
    let from: String, to: String

    /// Reads a segment; nil where its days make no sense.
    init?(_ segment: Datum) {
        state = segment["state"]?.text ?? ""
        organisation = segment["organisation"]?.text ?? ""
        status = segment["status"]?.text ?? ""
        marks = Marks(of: segment)
        from = segment["from"]?.text ?? ".."
        to = segment["to"]?.text ?? ".."
        guard let first = from == ".." ? .distantPast : Day(from), let last = to == ".." ? .distantFuture : Day(to),
            let days = DayRange(first: first, last: last)
        else { return nil }
        self.days = days
    }

    /// Whether it goes on with the status of the stretch before it, only differently certain.
    func continues(_ other: Stretch) -> Bool { status == other.status && days.first == other.days.last.next }

    /// The years of its bounded ends.
    var years: [Int] {
        [days.first, days.last].filter { $0 != .distantPast && $0 != .distantFuture }.map(\.year)
    }
}
