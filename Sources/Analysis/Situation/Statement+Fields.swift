// SPDX-License-Identifier: Apache-2.0

import Chronology
public import Model
import Register

extension Statement {
    /// The word of a field: a token, a name, or free text.
    public func word(_ key: FieldKey) -> String? { value[key.position]?.word }

    /// Every word that the field may have: the answer first, then what is contested or may have changed.
    public func words(_ key: FieldKey) -> [String] {
        distinct([value[key.position]] + alternatives(of: key)).compactMap(\.word)
    }

    /// The entity that a field names.
    public func entity(_ key: FieldKey) -> EntityID? {
        guard case .entity(let id) = value[key.position] else { return nil }
        return id
    }

    /// The entities that a field lists.
    public func entities(_ key: FieldKey) -> [EntityID] { value[key.position]?.entities ?? [] }

    /// The names that a field lists.
    public func names(_ key: FieldKey) -> [String] {
        guard case .list(let values) = value[key.position] else { return [] }
        return values.compactMap(\.word)
    }

    /// The number of a field, with bounds that leave room for its range and for what is contested or may have changed.
    public func bounds(_ key: FieldKey) -> Bounds? {
        guard let own = value[key.position]?.bounds else { return nil }
        return alternatives(of: key).compactMap(\.bounds).reduce(own) { $0.joined(with: $1) }
    }

    private func alternatives(of key: FieldKey) -> [FieldValue] {
        others.compactMap { other in
            guard other.aspect == .field(UInt8(key.position)), case .value(let value) = other.said else { return nil }
            return value
        }
    }

    private func distinct(_ values: [FieldValue?]) -> [FieldValue] {
        values.compactMap { $0 }.reduce(into: []) { found, value in
            if !found.contains(value) { found.append(value) }
        }
    }
}

extension FieldValue {
    /// A token, a name or free text.
    var word: String? {
        switch self {
        case .token(let word), .text(let word): word
        default: nil
        }
    }

    /// A number or a range.
    var bounds: Bounds? {
        switch self {
        case .integer(let number): Bounds(Double(number))
        case .number(let number): Bounds(number)
        case .range(let quantity): Bounds(low: quantity.low, high: quantity.high)
        default: nil
        }
    }
}
