// SPDX-License-Identifier: Apache-2.0

import Glibc
public import Model

/// One value of a document that a `JSONParser` has checked, read where it lies. Copying it is free.
///
/// Unsafe by contract: valid until its parser reads another document or ends. What must live longer is copied out, as
/// `string` or `datum`.
public struct JSONView {
    let tape: JSONTape
    let index: Int

    /// What sort of value it is.
    public enum Sort: Hashable, Sendable {
        case null, bool, integer, number, string, array, object
    }

    /// What sort of value it is.
    public var sort: Sort {
        switch tape.mark(at: index) {
        case JSONTape.Mark.object: .object
        case JSONTape.Mark.array: .array
        case JSONTape.Mark.string: .string
        case JSONTape.Mark.signed: .integer
        case JSONTape.Mark.double: .number
        case JSONTape.Mark.yes, JSONTape.Mark.no: .bool
        default: .null
        }
    }

    /// The whole number, if it is one; `1.0` is none.
    public var integer: Int64? {
        guard tape.mark(at: index) == JSONTape.Mark.signed else { return nil }
        return Int64(bitPattern: tape.words[index + 1])
    }

    /// Adding zero makes plus zero of minus zero, and leaves every other number as it is.
    private var double: Double { Double(bitPattern: tape.words[index + 1]) + 0 }

    /// The number of either sort, as a double.
    public var number: Double? {
        guard tape.mark(at: index) == JSONTape.Mark.double else { return integer.map(Double.init) }
        return double
    }

    /// The truth value, if it is one.
    public var bool: Bool? {
        switch tape.mark(at: index) {
        case JSONTape.Mark.yes: true
        case JSONTape.Mark.no: false
        default: nil
        }
    }

    /// The UTF-8 bytes of the text, if it is text, escapes resolved.
    public var utf8: UnsafeRawBufferPointer? {
        guard tape.mark(at: index) == JSONTape.Mark.string else { return nil }
        return tape.text(at: index)
    }

    /// The text, if it is text, copied out.
    public var string: String? {
        guard tape.mark(at: index) == JSONTape.Mark.string else { return nil }
        return tape.string(at: index)
    }

    /// Whether it is exactly this text, byte for byte.
    public func isText(_ text: StaticString) -> Bool {
        guard let utf8 else { return false }
        return text.hasBytes(utf8)
    }

    /// The number of members or elements; nil for what has none.
    public var count: Int? {
        switch sort {
        case .array, .object: tape.count(at: index)
        default: nil
        }
    }
}

extension JSONView {
    /// The member of that name, or nil where there is none or the value is no object. Cost: linear in its members.
    public subscript(name: StaticString) -> JSONView? {
        var members = members.makeIterator()
        while let member = members.next() {
            if name.hasBytes(member.name) { return member.value }
        }
        return nil
    }

    /// The members in order; none for what is no object.
    public var members: Members {
        Members(tape: tape, start: sort == .object ? index + 1 : nil)
    }

    /// The elements in order; none for what is no array.
    public var elements: Elements {
        Elements(tape: tape, start: sort == .array ? index + 1 : nil)
    }

    /// Names and values, walked in order.
    public struct Members: Sequence, IteratorProtocol {
        let tape: JSONTape
        var start: Int?

        /// The next member; its name is UTF-8 and lives as long as the view.
        public mutating func next() -> (name: UnsafeRawBufferPointer, value: JSONView)? {
            guard let name = start, tape.mark(at: name) == JSONTape.Mark.string else { return nil }
            start = tape.after(name + 1)
            return (tape.text(at: name), JSONView(tape: tape, index: name + 1))
        }
    }

    /// Values, walked in order.
    public struct Elements: Sequence, IteratorProtocol {
        let tape: JSONTape
        var start: Int?

        /// The next element.
        public mutating func next() -> JSONView? {
            guard let index = start, tape.mark(at: index) != JSONTape.Mark.arrayEnd else { return nil }
            start = tape.after(index)
            return JSONView(tape: tape, index: index)
        }
    }

    /// The value and all below it as a tree that lives on its own. As deep as the limits allow.
    public var datum: Datum {
        switch sort {
        case .null: .null
        case .bool: .bool(tape.mark(at: index) == JSONTape.Mark.yes)
        case .integer: .integer(Int64(bitPattern: tape.words[index + 1]))
        case .number: .number(double)
        case .string: .string(tape.string(at: index))
        case .array: .array(elements.map(\.datum))
        case .object: .object(members.map { Datum.Member(String(decoding: $0.name, as: UTF8.self), $0.value.datum) })
        }
    }
}

extension StaticString {
    fileprivate func hasBytes(_ bytes: UnsafeRawBufferPointer) -> Bool {
        guard utf8CodeUnitCount == bytes.count, let base = bytes.baseAddress else { return false }
        return memcmp(utf8Start, base, bytes.count) == 0
    }
}
