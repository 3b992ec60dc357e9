// SPDX-License-Identifier: Apache-2.0

extension DateParser {
    private static let slash = UInt8(ascii: "/")

    /// The text, read as a date or an interval.
    mutating func extent() throws(EDTFError) -> Extent {
        guard let slash = bytes.firstIndex(of: Self.slash) else { return Extent(try date()) }
        if let second = bytes[(slash + 1)...].firstIndex(of: Self.slash) { throw secondSlash(at: second, first: slash) }
        let start = try edge(0..<slash)
        let end = try edge(slash + 1..<bytes.count)
        return try interval(from: start, to: end, secondPart: slash + 1)
    }

    /// One end of an interval: how it bounds, and the day if it is exactly one.
    private struct End {
        var edge: Extent.Edge
        var exactDay: Day?
    }

    private mutating func edge(_ part: Range<Int>) throws(EDTFError) -> End {
        turn(to: part)
        if part.isEmpty { return End(edge: .unknown) }
        if take(".."), position == part.upperBound { return End(edge: .open) }
        turn(to: part)
        let date = try date()
        try requireLevelOne(date)
        return End(edge: .dated(date.range), exactDay: date.exactDay)
    }

    /// Refuses what is a date of level 1 and yet no end of an interval of level 1.
    private func requireLevelOne(_ date: EDTFDate) throws(EDTFError) {
        if date.precision == .instant {
            let letter = bytes[part].firstIndex(of: UInt8(ascii: "T")) ?? position
            throw refusal(at: letter, "an interval has no time of day", hint: "write only the day")
        }
        if let digit = bytes[part].firstIndex(of: UInt8(ascii: "X")) {
            throw unspecifiedEnd(at: digit)
        }
    }

    private func interval(from start: End, to end: End, secondPart: Int) throws(EDTFError) -> Extent {
        if start.edge == .unknown, end.edge == .unknown {
            throw refusal(
                at: 0, "an interval with both ends unknown says nothing", hint: "write ../.. if it is undated")
        }
        let first = start.edge.range(ifOpen: .distantPast).first
        let last = end.edge.range(ifOpen: .distantFuture).last
        guard first <= last else { throw endBeforeStart(last, first, at: secondPart) }
        let isOneDay = start.exactDay != nil && start.exactDay == end.exactDay
        return Extent(text: text, start: start.edge, end: end.edge, isObservation: isOneDay)
    }
}
