// SPDX-License-Identifier: Apache-2.0

extension DateParser {
    /// The part in hand, with its qualifier.
    var partText: String {
        part.count == bytes.count ? text : String(decoding: bytes[part], as: UTF8.self)
    }

    /// A refusal of the whole text for what stands at a byte of it.
    func refusal(at position: Int, _ reason: String, hint: String? = nil) -> EDTFError {
        EDTFError(given: text, position: position, reason: reason, hint: hint)
    }

    /// A refusal of the next byte, or of the end, where something else was expected. What people are known to write
    /// there gets its own reason.
    func unexpected(_ expected: String) -> EDTFError {
        if notation == .edtf, let known = knownForm() { return known }
        guard position < part.upperBound else { return refusal(at: position, "expected \(expected) before the end") }
        return refusal(at: position, "expected \(expected), found '\(character(at: position))'")
    }

    func character(at position: Int) -> Character {
        Character(Unicode.Scalar(bytes[position]))
    }
}

extension DateParser {
    func noSuchMonth(_ month: Int, at position: Int) -> EDTFError {
        if notation == .edtf, (25...41).contains(month) {
            return levelTwo(at: position, "a part of the year numbered \(month)")
        }
        let seasons = notation == .edtf ? ", or 21 to 24 for a season" : ""
        return refusal(at: position, "there is no month \(padded(month, to: 2)): months are 01 to 12" + seasons)
    }

    func noSuchDay(_ date: CivilDate, at position: Int) -> EDTFError {
        if date.day == 0 { return refusal(at: position, "there is no day 00: days start at 01") }
        let days = CivilDate.daysInMonth(date.month, ofYear: date.year)
        return refusal(at: position, "\(Self.monthNames[date.month - 1]) \(date.year) has \(days) days")
    }

    private static let monthNames = [
        "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
        "December",
    ]

    func noSuchTime(_ value: Int, of name: String, last: Int, at position: Int) -> EDTFError {
        if name == "hour", value == 24 {
            return refusal(at: position, "hours are 00 to 23", hint: "write 00:00:00 of the next day for midnight")
        }
        if name == "second", value == 60 {
            return refusal(at: position, "leap seconds are not counted", hint: "write second 59")
        }
        return refusal(at: position, "there is no \(name) \(value): the last is \(last)")
    }

    func endBeforeStart(_ end: Day, _ start: Day, at position: Int) -> EDTFError {
        let swapped =
            String(decoding: bytes[position...], as: UTF8.self) + "/"
            + String(decoding: bytes[..<(position - 1)], as: UTF8.self)
        let reason = "the interval ends on \(end) at the latest, before it starts, on \(start) at the earliest"
        return refusal(at: position, reason, hint: "write the earlier date first, as in \(swapped)")
    }

    func strayCharacter(at position: Int) -> EDTFError {
        let byte = bytes[position]
        if byte == UInt8(ascii: " ") || (0x09...0x0D).contains(byte) {
            return refusal(at: position, "white space has no place in a date", hint: "write it without")
        }
        let tail = String(decoding: bytes[position...], as: UTF8.self)
        let scalar = tail.unicodeScalars.first ?? "?"
        let code = padded(Int(scalar.value), to: 4, radix: 16)
        let hint = scalar.properties.isDash ? "write the hyphen-minus -" : nil
        return refusal(at: position, "a date is written in visible ASCII, and U+\(code) is not", hint: hint)
    }
}
