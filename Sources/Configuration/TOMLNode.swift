// SPDX-License-Identifier: Apache-2.0

/// A value of a TOML document and where it stands.
public struct TOMLNode: Hashable, Sendable {
    /// What it is.
    public var value: Value
    /// The line on which it begins, from 1.
    public var line: Int
    /// The column at which it begins, in characters from 1.
    public var column: Int

    /// The sorts of TOML values.
    public enum Value: Hashable, Sendable {
        /// Entries in the order of the file; names are unique.
        case table([Entry])
        /// Values in order.
        case array([TOMLNode])
        /// Text.
        case string(String)
        /// A whole number.
        case integer(Int64)
        /// Any other number; TOML knows infinities and NaN.
        case float(Double)
        /// A truth value.
        case boolean(Bool)
        /// A date, a time or both, in the form of RFC 3339.
        case date(String)
    }

    /// One named value of a table.
    public struct Entry: Hashable, Sendable {
        /// The name.
        public var key: String
        /// The line of the name, from 1.
        public var line: Int
        /// The column of the name, in characters from 1.
        public var column: Int
        /// What the name stands for.
        public var node: TOMLNode
    }

    /// A value at a position.
    public init(_ value: Value, line: Int, column: Int) {
        self.value = value
        self.line = line
        self.column = column
    }
}

extension TOMLNode {
    /// The entry of that name, or nil where there is none or the node is no table. Cost: linear in its entries.
    public subscript(name: String) -> TOMLNode? {
        entries?.first { $0.key == name }?.node
    }

    /// The entries in the order of the file, if the node is a table.
    public var entries: [Entry]? {
        guard case .table(let entries) = value else { return nil }
        return entries
    }

    /// The values in order, if the node is an array.
    public var elements: [TOMLNode]? {
        guard case .array(let elements) = value else { return nil }
        return elements
    }

    /// The text, if the node is text.
    public var string: String? {
        guard case .string(let text) = value else { return nil }
        return text
    }

    /// The whole number, if the node is one.
    public var integer: Int64? {
        guard case .integer(let integer) = value else { return nil }
        return integer
    }

    /// The number of either sort.
    public var number: Double? {
        switch value {
        case .integer(let integer): Double(integer)
        case .float(let number): number
        default: nil
        }
    }

    /// The truth value, if the node is one.
    public var boolean: Bool? {
        guard case .boolean(let boolean) = value else { return nil }
        return boolean
    }

    /// The text of the date or time, if the node is one.
    public var date: String? {
        guard case .date(let text) = value else { return nil }
        return text
    }

    /// What sort of value it is, as messages to people name it.
    public var sort: String {
        switch value {
        case .table: "a table"
        case .array: "a list"
        case .string: "text"
        case .integer: "a whole number"
        case .float: "a number"
        case .boolean: "true or false"
        case .date: "a date"
        }
    }
}
