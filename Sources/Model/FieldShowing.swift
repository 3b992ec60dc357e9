// SPDX-License-Identifier: Apache-2.0

import Chronology

extension FieldValue {
    /// The value as it is written: reading it back by its type gives the same value.
    public func datum(_ type: FieldType) -> Datum {
        switch self {
        case .token(let text), .text(let text): .string(text)
        case .flag(let flag): .bool(flag)
        case .integer(let number): .integer(number)
        case .number(let number): Datum(exact: number)
        case .range(let quantity): Datum(quantity)
        case .date(let extent): .string(extent.text)
        case .entity(let id): .string(id.text)
        case .list(let values): .array(values.map { $0.datum(type.element) })
        case .rows(let rows): .array(rows.map { .object($0.members(type.columns)) })
        case .dictionary(let entries): .object(entries.map { .init($0.name, .string($0.text)) })
        }
    }
}

extension FieldValues {
    /// The stated fields under their names, in the order of the declaration.
    public func members(_ fields: [Field]) -> [Datum.Member] {
        elements.map { .init(fields[Int($0.position)].name, $0.value.datum(fields[Int($0.position)].type)) }
    }
}

extension FieldType {
    /// The type of a list's values.
    fileprivate var element: FieldType {
        guard case .list(let element) = self else { return self }
        return element
    }

    /// The columns of rows.
    fileprivate var columns: [Field] {
        guard case .rows(let fields) = self else { return [] }
        return fields
    }
}

extension Datum {
    /// A whole number stays whole, so that 20,000 is not written 20000.0.
    public init(exact number: Double) {
        self = Int64(exactly: number).map { .integer($0) } ?? .number(number)
    }

    /// One number, or two in a list.
    public init(_ quantity: Quantity) {
        self =
            quantity.low == quantity.high
            ? Datum(exact: quantity.low) : .array([Datum(exact: quantity.low), Datum(exact: quantity.high)])
    }
}
