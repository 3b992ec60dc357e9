// SPDX-License-Identifier: Apache-2.0

/// Reads dates, intervals and instants from the bytes of a text, from left to right and without going back.
///
/// The extensions hold the grammar, one file for each part of it. A parser reads one *part* at a time: the whole text,
/// or one end of an interval.
struct DateParser {
    /// The notation that the text claims to be in, which decides how a refusal explains itself.
    enum Notation {
        case edtf
        case rfc3339
    }

    let text: String
    let notation: Notation
    let bytes: [UInt8]
    /// The bytes of the part in hand.
    private(set) var part: Range<Int>
    /// The next byte to be read.
    private(set) var position = 0
    /// Where reading the part ends: before its qualifier, if it has one.
    private(set) var end: Int

    /// Takes the text, unless it is empty, too long, or has anything but visible ASCII in it.
    init(_ text: String, _ notation: Notation) throws(EDTFError) {
        let count = text.utf8.count
        let limit = EDTFDate.byteLimit
        self.text = count <= limit ? text : String(String.UnicodeScalarView(text.unicodeScalars.prefix(limit)))
        self.notation = notation
        bytes = count <= limit ? Array(text.utf8) : []
        part = 0..<bytes.count
        end = bytes.count
        if count > limit { throw refusal(at: limit, "a date has no more than \(limit) bytes") }
        if count == 0 { throw refusal(at: 0, "there is no date") }
        if let stray = bytes.firstIndex(where: { !Self.visible.contains($0) }) { throw strayCharacter(at: stray) }
    }

    private static let visible: ClosedRange<UInt8> = 0x21...0x7E

    /// Turns to one part of the text.
    mutating func turn(to part: Range<Int>) {
        self.part = part
        position = part.lowerBound
        end = part.upperBound
    }

    /// Takes the last byte of the part for what it is, so that reading ends before it.
    mutating func dropLast() {
        end -= 1
    }
}

extension DateParser {
    /// The next byte of the part, nil at its end.
    var next: UInt8? { position < end ? bytes[position] : nil }

    /// The last byte of the part, nil if nothing is left.
    var last: UInt8? { position < end ? bytes[end - 1] : nil }

    /// Whether the part goes on with this text.
    func follows(_ expected: StaticString) -> Bool {
        expected.withUTF8Buffer { bytes[position..<end].starts(with: $0) }
    }

    /// Reads this text if the part goes on with it.
    mutating func take(_ expected: StaticString) -> Bool {
        guard follows(expected) else { return false }
        position += expected.utf8CodeUnitCount
        return true
    }

    /// Reads a digit if there is one.
    mutating func takeDigit() -> Int? {
        guard let byte = next, let digit = Self.digit(byte) else { return nil }
        position += 1
        return digit
    }

    /// Reads exactly two digits of what is named, as in "month".
    mutating func twoDigits(of name: String) throws(EDTFError) -> Int {
        guard let tens = takeDigit(), let ones = takeDigit() else { throw unexpected("two digits of the \(name)") }
        return tens * 10 + ones
    }

    /// Reads what must come next.
    mutating func require(_ expected: StaticString, _ description: String) throws(EDTFError) {
        guard take(expected) else { throw unexpected(description) }
    }

    /// Makes sure that nothing is left of the part.
    func requireEnd(_ what: String) throws(EDTFError) {
        guard position == end else { throw unexpected("the end of the \(what)") }
    }

    /// The value of a byte that is an ASCII digit.
    static func digit(_ byte: UInt8) -> Int? {
        (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) ? Int(byte - UInt8(ascii: "0")) : nil
    }
}
