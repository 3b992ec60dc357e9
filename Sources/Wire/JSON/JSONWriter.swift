// SPDX-License-Identifier: Apache-2.0

public import Model

/// Writes JSON straight into one growing buffer, without spaces; commas come by themselves.
///
/// The caller keeps the grammar: in an object every value follows its `key`, and what begins ends (checked in debug
/// builds). On hot paths the writer is a local or `inout`, not a property of a class, whose exclusivity checks cost
/// more than the writing. One owner.
public struct JSONWriter: ~Copyable {
    var buffer: UnsafeMutableRawPointer
    private var capacity: Int
    /// Bytes written so far.
    public private(set) var count = 0
    /// A value is complete, so whatever comes next in the same container needs a comma.
    private var owesComma = false
    private var depth = 0

    /// A writer with room for so many bytes before it first grows; it doubles then.
    public init(capacity: Int = 1024) {
        self.capacity = max(capacity, 64)
        buffer = .allocate(byteCount: self.capacity, alignment: 1)
    }

    deinit {
        buffer.deallocate()
    }

    /// The bytes, copied out; the writer ends.
    public consuming func finish() -> [UInt8] {
        assert(depth == 0, "an array or object was not ended")
        return Array(UnsafeRawBufferPointer(start: buffer, count: count))
    }

    /// Lends the bytes for the time of the call.
    public borrowing func withBytes<Result, Failure: Error>(
        _ body: (UnsafeRawBufferPointer) throws(Failure) -> Result
    ) throws(Failure) -> Result {
        try body(UnsafeRawBufferPointer(start: buffer, count: count))
    }

    /// Forgets what was written and keeps the buffer for the next document.
    public mutating func reset() {
        (count, owesComma, depth) = (0, false, 0)
    }
}

extension JSONWriter {
    /// Opens an object.
    public mutating func beginObject() { open(UInt8(ascii: "{")) }
    /// Closes the object.
    public mutating func endObject() { close(UInt8(ascii: "}")) }
    /// Opens an array.
    public mutating func beginArray() { open(UInt8(ascii: "[")) }
    /// Closes the array.
    public mutating func endArray() { close(UInt8(ascii: "]")) }

    /// Names the next value by a name that needs no escapes.
    public mutating func key(_ name: StaticString) {
        let text = UnsafeRawBufferPointer(start: name.utf8Start, count: name.utf8CodeUnitCount)
        assert(JSONEscapes.first(in: text, from: 0) == text.count, "such a name goes through key(escaping:)")
        var end = reserve(text.count + 4)
        if owesComma { end.put(UInt8(ascii: ",")) }
        end.put(UInt8(ascii: "\""))
        end.put(text)
        end.put(UInt8(ascii: "\""))
        end.put(UInt8(ascii: ":"))
        count = end - buffer
        owesComma = false
    }

    /// Names the next value by any name.
    public mutating func key(escaping name: String) {
        string(name)
        append(UInt8(ascii: ":"))
        owesComma = false
    }

    /// Writes text.
    public mutating func string(_ text: String) {
        var text = text
        text.withUTF8 { string(utf8: UnsafeRawBufferPointer($0)) }
    }

    /// Writes text that is given as UTF-8, which the caller vouches for.
    public mutating func string(utf8 text: UnsafeRawBufferPointer) {
        var end = reserve(text.count + 3)
        if owesComma { end.put(UInt8(ascii: ",")) }
        end.put(UInt8(ascii: "\""))
        let plain = end.putPlain(text)
        owesComma = true
        if plain < text.count { return escapeRest(of: text, from: plain, at: end) }
        end.put(UInt8(ascii: "\""))
        count = end - buffer
    }

    /// Writes a whole number.
    public mutating func integer(_ integer: Int64) {
        separate()
        if integer < 0 { append(UInt8(ascii: "-")) }
        append(decimal: integer.magnitude)
    }

    /// Writes the shortest text that reads back as the same double, always with a fraction or an exponent. Minus zero
    /// is written as zero, what is not finite as null: JSON, as this register reads it, has neither.
    public mutating func number(_ number: Double) {
        guard number.isFinite else { return null() }
        separate()
        var text = (number == 0 ? 0 : number).description
        text.withUTF8 { append(UnsafeRawBufferPointer($0)) }
    }

    /// Writes true or false.
    public mutating func bool(_ bool: Bool) { word(bool ? "true" : "false") }
    /// Writes null.
    public mutating func null() { word("null") }

    /// Writes what is JSON already: one value, or in an array or object several items with commas between them.
    public mutating func raw(_ json: UnsafeRawBufferPointer) {
        guard !json.isEmpty else { return }
        separate()
        append(json)
    }

    /// Writes what is JSON already, as the other `raw` does.
    public mutating func raw(_ json: [UInt8]) {
        json.withUnsafeBytes { raw($0) }
    }

    /// Writes a tree, members in their order. Recursion as deep as the tree.
    public mutating func write(_ datum: Datum) {
        switch datum {
        case .null: null()
        case .bool(let bool): self.bool(bool)
        case .integer(let integer): self.integer(integer)
        case .number(let number): self.number(number)
        case .string(let text): string(text)
        case .array(let elements):
            beginArray()
            for element in elements { write(element) }
            endArray()
        case .object(let members):
            beginObject()
            for member in members {
                key(escaping: member.name)
                write(member.value)
            }
            endObject()
        }
    }
}

// Bytes.
extension JSONWriter {
    private mutating func open(_ byte: UInt8) {
        separate()
        append(byte)
        owesComma = false
        depth += 1
    }

    private mutating func close(_ byte: UInt8) {
        assert(depth > 0, "nothing is open")
        append(byte)
        owesComma = true
        depth -= 1
    }

    private mutating func word(_ word: StaticString) {
        separate()
        append(UnsafeRawBufferPointer(start: word.utf8Start, count: word.utf8CodeUnitCount))
    }

    @inline(__always)
    private mutating func separate() {
        if owesComma { append(UInt8(ascii: ",")) }
        owesComma = true
    }

    /// Where the next bytes go, with room for so many.
    @inline(__always)
    private mutating func reserve(_ bytes: Int) -> UnsafeMutableRawPointer {
        if count + bytes > capacity { grow(to: count + bytes) }
        return buffer + count
    }

    @inline(never)
    private mutating func grow(to needed: Int) {
        capacity = max(needed, capacity * 2)
        let larger = UnsafeMutableRawPointer.allocate(byteCount: capacity, alignment: 1)
        larger.copyMemory(from: buffer, byteCount: count)
        buffer.deallocate()
        buffer = larger
    }

    private mutating func append(_ byte: UInt8) {
        reserve(1).storeBytes(of: byte, as: UInt8.self)
        count += 1
    }

    private mutating func append(_ bytes: UnsafeRawBufferPointer) {
        var end = reserve(bytes.count)
        end.put(bytes)
        count = end - buffer
    }

    private mutating func append(decimal magnitude: UInt64) {
        var digits = 1
        var rest = magnitude
        while rest >= 10 {
            rest /= 10
            digits += 1
        }
        let place = reserve(digits)
        rest = magnitude
        for index in stride(from: digits - 1, through: 0, by: -1) {
            place.storeBytes(
                of: UInt8(ascii: "0") + UInt8(truncatingIfNeeded: rest % 10), toByteOffset: index, as: UInt8.self)
            rest /= 10
        }
        count += digits
    }

    /// The rest of a text, from a byte that must be escaped, and the closing quote.
    private mutating func escapeRest(
        of text: UnsafeRawBufferPointer, from start: Int, at end: UnsafeMutableRawPointer
    ) {
        count = end - buffer
        var start = start
        while start < text.count {
            let escape = JSONEscapes.escape(of: text[start])
            withUnsafeBytes(of: escape.bytes) { append(UnsafeRawBufferPointer(rebasing: $0[..<escape.count])) }
            let next = JSONEscapes.first(in: text, from: start + 1)
            append(UnsafeRawBufferPointer(rebasing: text[start + 1..<next]))
            start = next
        }
        append(UInt8(ascii: "\""))
    }
}
