// SPDX-License-Identifier: Apache-2.0

/// A time of day, as the clock shows it.
struct ClockTime {
    var hour: Int
    var minute: Int
    var second: Int

    /// Milliseconds from midnight.
    var milliseconds: Int { ((hour * 60 + minute) * 60 + second) * 1_000 }
}

extension DateParser {
    /// Reads the time and the zone that follow a date and the letter T in EDTF, and says which day that is: in UTC if
    /// there is a zone, else as written.
    mutating func dayOfDateTime(on date: CivilDate) throws(EDTFError) -> Int {
        let time = try clockTime()
        if next == UInt8(ascii: ".") { throw refusal(at: position, "a time in EDTF has no fraction of a second") }
        guard next != nil else { return date.daysSinceEpoch }
        let start = position
        let zone = try zone(minutesRequired: false)
        if zone == 0, bytes[start] == UInt8(ascii: "-") {
            throw refusal(at: start, "a zone of zero has no minus", hint: "write Z")
        }
        let minutes = time.hour * 60 + time.minute - zone
        return date.daysSinceEpoch + floorDivided(minutes, by: 1_440).quotient
    }

    /// The text, read as an RFC 3339 date-time.
    mutating func instant() throws(EDTFError) -> Instant {
        let date = try fullDate()
        try require("T", "the letter T")
        let time = try clockTime()
        let fraction = try fraction()
        let zone = try zone(minutesRequired: true)
        try requireEnd("instant")
        let days = date.daysSinceEpoch * Instant.millisecondsInDay
        return Instant(milliseconds: Int64(days + time.milliseconds + fraction - zone * 60_000))
    }

    private mutating func fullDate() throws(EDTFError) -> CivilDate {
        var year = 0
        for _ in 0..<4 {
            guard let digit = takeDigit() else { throw unexpected("four digits of the year") }
            year = year * 10 + digit
        }
        try require("-", "a hyphen")
        let start = position
        let month = try twoDigits(of: "month")
        guard (1...12).contains(month) else { throw noSuchMonth(month, at: start) }
        try require("-", "a hyphen")
        return try dayOfMonth(year: year, month: month)
    }

    /// Reads `hh:mm:ss`.
    private mutating func clockTime() throws(EDTFError) -> ClockTime {
        let hour = try field("hour", through: 23)
        try require(":", "a colon")
        let minute = try field("minute", through: 59)
        try require(":", "a colon, as a time is given to the second")
        return ClockTime(hour: hour, minute: minute, second: try field("second", through: 59))
    }

    private mutating func field(_ name: String, through last: Int) throws(EDTFError) -> Int {
        let start = position
        let value = try twoDigits(of: name)
        guard value <= last else { throw noSuchTime(value, of: name, last: last, at: start) }
        return value
    }

    /// Reads a fraction of a second, if there is one, as whole milliseconds.
    private mutating func fraction() throws(EDTFError) -> Int {
        guard take(".") else { return 0 }
        let start = position
        var nanoseconds = 0
        while let digit = takeDigit() {
            guard position - start <= 9 else {
                throw refusal(at: position - 1, "a fraction has no more than nine digits")
            }
            nanoseconds = nanoseconds * 10 + digit
        }
        if position == start { throw unexpected("the digits of a fraction") }
        for _ in (position - start)..<9 { nanoseconds *= 10 }
        return nanoseconds / 1_000_000
    }

    /// Reads `Z`, `+04:30` or, if minutes are not required, `-04`: the minutes by which the clock is ahead of UTC.
    private mutating func zone(minutesRequired: Bool) throws(EDTFError) -> Int {
        if take("Z") { return 0 }
        let behind = follows("-")
        guard take("+") || take("-") else { throw unexpected("a zone, such as Z or +04:30") }
        var minutes = try field("zone's hour", through: 23) * 60
        if minutesRequired || next != nil {
            try require(":", "a colon")
            minutes += try field("zone's minute", through: 59)
        }
        return behind ? -minutes : minutes
    }
}
