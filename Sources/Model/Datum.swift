// SPDX-License-Identifier: Apache-2.0

/// An untyped value as it arrives from JSON, TOML or the command line, before a declaration gives it a type.
///
/// Members of an object keep the order in which they were written; names within one object are unique (whoever makes
/// a datum sees to that). Integers and other numbers are kept apart, so that a sequence is never rounded.
public enum Datum: Hashable, Sendable {
    /// The absence of a value.
    case null
    /// A truth value.
    case bool(Bool)
    /// A whole number.
    case integer(Int64)
    /// Any other finite number.
    case number(Double)
    /// Text.
    case string(String)
    /// Values in order.
    case array([Datum])
    /// Named values in the order in which they were written.
    case object([Member])

    /// One named value of an object.
    public struct Member: Hashable, Sendable {
        /// The name, unique within its object.
        public var name: String
        /// What the name stands for.
        public var value: Datum

        /// Names a value.
        public init(_ name: String, _ value: Datum) {
            self.name = name
            self.value = value
        }
    }
}

extension Datum {
    /// The member of that name, or nil where there is none or the datum is no object. Cost: linear in its members.
    public subscript(name: String) -> Datum? {
        guard case .object(let members) = self else { return nil }
        return members.first { $0.name == name }?.value
    }

    /// The text, if the datum is text.
    public var text: String? {
        guard case .string(let text) = self else { return nil }
        return text
    }

    /// The whole number, if the datum is one.
    public var integer: Int64? {
        guard case .integer(let integer) = self else { return nil }
        return integer
    }

    /// The number as a floating-point value, if the datum is a number of either sort.
    public var number: Double? {
        switch self {
        case .integer(let integer): Double(integer)
        case .number(let number): number
        default: nil
        }
    }

    /// The truth value, if the datum is one.
    public var bool: Bool? {
        guard case .bool(let bool) = self else { return nil }
        return bool
    }

    /// The values in order, if the datum is an array.
    public var elements: [Datum]? {
        guard case .array(let elements) = self else { return nil }
        return elements
    }

    /// The named values in order, if the datum is an object.
    public var members: [Member]? {
        guard case .object(let members) = self else { return nil }
        return members
    }

    /// What sort of value this is, as messages to people name it.
    public var sort: String {
        switch self {
        case .null: "null"
        case .bool: "true or false"
        case .integer: "a whole number"
        case .number: "a number"
        case .string: "text"
        case .array: "a list"
        case .object: "an object"
        }
    }
}

// There is no literal for null: `nil` would silently become it wherever an optional datum is meant.
extension Datum: ExpressibleByStringLiteral, ExpressibleByIntegerLiteral, ExpressibleByFloatLiteral,
    ExpressibleByBooleanLiteral, ExpressibleByArrayLiteral, ExpressibleByDictionaryLiteral
{
    /// Text, as a literal.
    public init(stringLiteral text: String) { self = .string(text) }
    /// A whole number, as a literal.
    public init(integerLiteral integer: Int64) { self = .integer(integer) }
    /// A number, as a literal.
    public init(floatLiteral number: Double) { self = .number(number) }
    /// A truth value, as a literal.
    public init(booleanLiteral bool: Bool) { self = .bool(bool) }
    /// A list, as a literal.
    public init(arrayLiteral elements: Datum...) { self = .array(elements) }
    /// An object, as a literal; its names must be unique.
    public init(dictionaryLiteral members: (String, Datum)...) { self = .object(members.map { Member($0.0, $0.1) }) }
}
