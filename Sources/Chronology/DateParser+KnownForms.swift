// SPDX-License-Identifier: Apache-2.0

/// What people write that is no date of levels 0 and 1, and what it should be: the draft of 2012, level 2, and dates in
/// other notations.
extension DateParser {
    /// The refusal of the part for a form that is known by its look, nil if it looks like none. Only asked once reading
    /// has failed.
    func knownForm() -> EDTFError? {
        keyword() ?? draftLetter() ?? foreignDate() ?? levelTwoSign()
    }

    func levelTwo(at position: Int, _ what: String, hint: String? = nil) -> EDTFError {
        refusal(at: position, "\(what): this is EDTF level 2, and only levels 0 and 1 are read", hint: hint)
    }
}

extension DateParser {
    /// `unknown` and `open`, which the draft wrote for the ends of an interval.
    private func keyword() -> EDTFError? {
        switch partText.lowercased() {
        case "unknown":
            draft(at: part.lowerBound, "'unknown'", hint: "leave the unknown end of an interval empty, as in 2006/")
        case "open": draft(at: part.lowerBound, "'open'", hint: "write .. for an open end, as in 2006/..")
        default: nil
        }
    }

    /// `199u`, `199x` and `y170000002`: letters that the draft had in lower case.
    private func draftLetter() -> EDTFError? {
        guard position < end, "uxy".utf8.contains(bytes[position]) else { return nil }
        let modern = String(decoding: bytes[part].map(Self.modern), as: UTF8.self)
        let isDate = (try? EDTFDate(modern)) != nil
        let hint = isDate ? "write \(modern)" : "write X for an unspecified digit, Y before a long year"
        return draft(at: position, "the letter '\(character(at: position))'", hint: hint)
    }

    private static func modern(_ byte: UInt8) -> UInt8 {
        switch byte {
        case UInt8(ascii: "u"), UInt8(ascii: "x"): UInt8(ascii: "X")
        case UInt8(ascii: "y"): UInt8(ascii: "Y")
        default: byte
        }
    }

    /// `?~`, which the draft wrote for `%`.
    func doubleQualifier(at position: Int) -> EDTFError {
        let date = String(decoding: bytes[part.lowerBound..<position], as: UTF8.self)
        return draft(at: position, "two qualifiers", hint: "write \(date)%")
    }

    private func draft(at position: Int, _ what: String, hint: String) -> EDTFError {
        refusal(at: position, "\(what): the draft of 2012 had this, the standard of 2019 has not", hint: hint)
    }
}

extension DateParser {
    private func foreignDate() -> EDTFError? {
        guard let foreign = ForeignDate(bytes[part.lowerBound..<end]) else { return nil }
        let example = foreign.day.map(\.description) ?? "YYYY-MM-DD"
        return refusal(at: position, "a day is written as YYYY-MM-DD", hint: "write \(example)")
    }

    /// The refusal of two slashes: of a date written with them, or of one interval too many.
    func secondSlash(at second: Int, first: Int) -> EDTFError {
        guard let foreign = ForeignDate(bytes[...]) else {
            return refusal(at: second, "an interval has one slash, between its start and its end")
        }
        let example = foreign.day.map(\.description) ?? "YYYY-MM-DD"
        return refusal(at: first, "a day is written as YYYY-MM-DD", hint: "write \(example)")
    }

    /// `Y2006` and `Y02006`, whose letter is for years of more than four digits.
    func shortLongYear(at position: Int) -> EDTFError {
        let digits = String(decoding: bytes[position..<end].drop { $0 == UInt8(ascii: "0") }, as: UTF8.self)
        let sign = bytes[position - 1] == UInt8(ascii: "-") && !digits.isEmpty ? "-" : ""
        let letter = digits.utf8.count > 4 ? "Y" : ""
        let year = letter + sign + String(repeating: "0", count: max(0, 4 - digits.utf8.count)) + digits
        return refusal(at: position, "after Y comes a year of more than four digits", hint: "write \(year)")
    }

    /// `12006`, a long year without its letter, or `20060623`.
    func yearOfManyDigits() -> EDTFError {
        if let known = foreignDate() { return known }
        let isYear = (try? EDTFDate("Y" + partText)) != nil
        let hint = isYear ? "write Y\(partText)" : nil
        return refusal(at: position, "a year of more than four digits begins with Y", hint: hint)
    }
}

extension DateParser {
    /// A sign that only level 2 has, by the byte at which reading stopped.
    private func levelTwoSign() -> EDTFError? {
        guard position < end else { return nil }
        let byte = bytes[position]
        return switch byte {
        case UInt8(ascii: "["), UInt8(ascii: "]"), UInt8(ascii: "{"), UInt8(ascii: "}"), UInt8(ascii: ","):
            levelTwo(at: position, "a set of dates")
        case UInt8(ascii: "("), UInt8(ascii: ")"):
            draft(at: position, "parentheses", hint: "write one qualifier at the end of the whole date")
        case UInt8(ascii: "X"): levelTwo(at: position, "an unspecified digit in this place")
        case UInt8(ascii: "S"): levelTwo(at: position, "significant digits")
        case UInt8(ascii: "E"): levelTwo(at: position, "an exponent")
        case UInt8(ascii: "/"): refusal(at: position, "one date is expected here, not an interval")
        default: Self.qualification(byte).map { _ in levelTwo(at: position, "the qualifier of a part of the date") }
        }
    }

    /// `2004-06-XX/2004-07-03`, which is level 2, though either date alone is level 1.
    func unspecifiedEnd(at position: Int) -> EDTFError {
        let stated = String(decoding: bytes[part.lowerBound..<position], as: UTF8.self)
        let coarser = stated.hasSuffix("-") ? String(stated.dropLast()) : nil
        return levelTwo(
            at: position, "unspecified digits in an interval",
            hint: coarser.map { "write \($0), which has the same days" })
    }
}
