// SPDX-License-Identifier: Apache-2.0

public import Chronology

/// A value that a declaration has given a type; there is one case for each `FieldType`.
public indirect enum FieldValue: Hashable, Sendable {
    /// A token out of a closed list, or a name out of an open one.
    case token(String)
    /// Free text.
    case text(String)
    /// True or false.
    case flag(Bool)
    /// A whole number.
    case integer(Int64)
    /// A number.
    case number(Double)
    /// A quantity between two bounds.
    case range(Quantity)
    /// A date or interval.
    case date(Extent)
    /// An entity.
    case entity(EntityID)
    /// Several values; their order carries no meaning.
    case list([FieldValue])
    /// Rows of named values, in the order of their declaration.
    case rows([FieldValues])
    /// Text by name, sorted by name.
    case dictionary([NamedText])

    /// One entry of a dictionary.
    public struct NamedText: Hashable, Sendable {
        /// The name: a language, a system of codes.
        public let name: String
        /// The text under that name.
        public let text: String
    }
}

/// A quantity known only to lie between two bounds (both inclusive); one number is a range of itself.
public struct Quantity: Hashable, Sendable {
    /// The least that it may be, never negative.
    public let low: Double
    /// The most that it may be, never below `low`.
    public let high: Double

    /// A range, or nil where the bounds are negative, not finite or the wrong way round.
    public init?(_ low: Double, _ high: Double) {
        guard low >= 0, low <= high, high.isFinite else { return nil }
        self.low = low
        self.high = high
    }

    /// Whether both may be the same number.
    public func overlaps(_ other: Quantity) -> Bool { low <= other.high && other.low <= high }
}

extension FieldValue {
    /// Whether two statements of one field are compatible, so that they do not contradict each other.
    ///
    /// Ranges agree where they overlap, lists whatever their order, and free text always: two sources put one thing into
    /// different words. Everything else agrees with its equal.
    public func agrees(with other: FieldValue) -> Bool {
        switch (self, other) {
        case (.text, .text): true
        case (.range(let a), .range(let b)): a.overlaps(b)
        case (.list(let a), .list(let b)): Set(a) == Set(b)
        default: self == other
        }
    }

    /// The entities named in the value, in order.
    public var entities: [EntityID] {
        switch self {
        case .entity(let id): [id]
        case .list(let values): values.flatMap(\.entities)
        case .rows(let rows): rows.flatMap(\.entities)
        default: []
        }
    }
}

/// The typed values of some declared fields: few, and sorted by the position of their declaration.
///
/// A field that is not there was not stated, which is different from every value that it could have.
public struct FieldValues: Hashable, Sendable {
    /// One stated field.
    public struct Element: Hashable, Sendable {
        /// The position of the field in its declaration.
        public let position: UInt8
        /// What is stated.
        public let value: FieldValue
    }

    /// The stated fields, by position.
    public private(set) var elements: [Element] = []

    /// Nothing stated.
    public static let none = FieldValues()

    /// Starts with nothing stated.
    public init() {}

    /// What is stated of the field at a position of the declaration.
    public subscript(position: Int) -> FieldValue? {
        get { elements.first { $0.position == position }?.value }
        set {
            let place = elements.firstIndex { $0.position >= position } ?? elements.count
            let isThere = place < elements.count && elements[place].position == position
            if isThere { elements.remove(at: place) }
            if let newValue { elements.insert(Element(position: UInt8(position), value: newValue), at: place) }
        }
    }

    /// Whether nothing is stated.
    public var isEmpty: Bool { elements.isEmpty }

    /// The entities named in the values, in order.
    public var entities: [EntityID] { elements.flatMap(\.value.entities) }
}
