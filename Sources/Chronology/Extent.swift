// SPDX-License-Identifier: Apache-2.0

/// When something holds in the world: an EDTF date or interval, levels 0 and 1 of ISO 8601-2:2019.
///
/// A single date means *some time within*: `2016` is a day or days in 2016, and the whole year is written
/// `2016-01-01/2016-12-31`. Both ends of an interval are inclusive, and each is a date of its own precision and
/// qualification, open (`..`, it has no end) or unknown (left empty, it has one). An interval of coarse dates starts
/// some time in the one and ends some time in the other.
///
/// The dates of an interval may overlap, as in `2012/2012-06`: only readings that start no later than they end are
/// meant. An interval that has no such reading is refused. Time of day and unspecified digits (`2004-06-XX/2004-07-03`)
/// have no place in an interval of level 1. Beyond the standard, `../..`, `/..` and `../` are read; `/`, which says
/// nothing, is not.
public struct Extent: Hashable, Sendable {
    /// The extent as it was given.
    public let text: String
    /// How it begins.
    public let start: Edge
    /// How it ends.
    public let end: Edge
    /// Whether this is a sighting at a time and not a stretch of it: a single date of any precision, or an interval
    /// that starts and ends on the same exact day.
    public let isObservation: Bool
    /// The first to the last day on which it may begin; both are the distant past if the start is open. An unknown
    /// start may lie anywhere up to the last possible end.
    public let startRange: DayRange
    /// The first to the last day on which it may end, that day included; both are the distant future if the end is
    /// open. An unknown end may lie anywhere from the first possible start.
    public let endRange: DayRange

    /// One end of an extent.
    public enum Edge: Hashable, Sendable {
        /// A date: the first to the last day that it may mean, whatever the other end says.
        case dated(DayRange)
        /// `..`: there is no end on this side.
        case open
        /// Left empty: there is an end, and nobody knows when.
        case unknown
    }

    /// Reads a date or an interval; the error says what is wrong, where, and if it can what to write instead. Cost:
    /// linear in the text, of which no more than `EDTFDate.byteLimit` is read.
    public init(_ text: String) throws(EDTFError) {
        var parser = try DateParser(text, .edtf)
        self = try parser.extent()
    }

    /// A time within a single date.
    public init(_ date: EDTFDate) {
        self.init(text: date.text, start: .dated(date.range), end: .dated(date.range), isObservation: true)
    }

    /// Joins two edges that have a reading in common: the first possible start is not after the last possible end.
    init(text: String, start: Edge, end: Edge, isObservation: Bool) {
        self.text = text
        self.start = start
        self.end = end
        self.isObservation = isObservation
        let starts = start.range(ifOpen: .distantPast)
        let ends = end.range(ifOpen: .distantFuture)
        startRange = DayRange(joining: starts.first, min(starts.last, ends.last))
        endRange = DayRange(joining: max(starts.first, ends.first), ends.last)
    }

    /// `../..`: an undated statement in the present tense, which certainly covers every day.
    public static let undated = Extent(text: "../..", start: .open, end: .open, isObservation: false)
}

extension Extent {
    /// Whether it says itself when it ends: a dated end, of something that is no observation.
    public var hasExplicitEnd: Bool {
        guard case .dated = end else { return false }
        return !isObservation
    }

    /// Whether the day lies within, over all readings of the dates: in every one, in some, or in none. Cost: constant.
    ///
    /// A coarse or qualified date alone covers no day for certain; a day without a qualifier certainly covers itself.
    public func coverage(of day: Day) -> Coverage {
        if startRange.last <= day && day <= endRange.first { return .certain }
        return startRange.first <= day && day <= endRange.last ? .possible : .no
    }
}

extension Extent: CustomStringConvertible {
    /// The extent as it was given.
    public var description: String { text }
}

extension Extent.Edge {
    /// The days on which an end may fall by itself, before the other end narrows them.
    func range(ifOpen end: Day) -> DayRange {
        switch self {
        case .dated(let range): range
        case .open: DayRange(end)
        case .unknown: .always
        }
    }
}
