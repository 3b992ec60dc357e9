// SPDX-License-Identifier: Apache-2.0

public import Model

/// One of the things that the claims of a slot may state, and on which alone they can differ.
public enum Aspect: Hashable, Comparable, Sendable {
    /// That it holds at all; every claim states it. A kind with a status has that instead.
    case presence
    /// Who or what the object is, where that is not part of the question.
    case object
    /// A field, by its position in the declaration.
    case field(UInt8)

    /// The name under which answers show it.
    public func name(in kind: ClaimKind) -> String {
        switch self {
        case .presence: "presence"
        case .object: "object"
        case .field(let position): kind.fields[Int(position)].name
        }
    }
}

/// What is said of one aspect.
public enum Said: Hashable, Sendable {
    /// That there is nothing: a source of a closing kind gave an end.
    case nothing
    /// A value; `true` for presence.
    case value(FieldValue)

    /// Whether both can be true. That nothing holds agrees with a status that says so: `none` and `withdrawn` agree.
    func agrees(with other: Said, isStatus: Bool) -> Bool {
        if isStatus, saysNothing, other.saysNothing { return true }
        switch (self, other) {
        case (.nothing, .nothing): return true
        case (.value(let a), .value(let b)): return a.agrees(with: b)
        default: return false
        }
    }

    /// Whether a status says that nothing holds.
    var saysNothing: Bool {
        switch self {
        case .nothing: true
        case .value(.token(let token)): token == ClaimKind.noneToken || token == "withdrawn"
        case .value: false
        }
    }
}

extension Assertion {
    /// What this states of an aspect; nil where it is silent.
    func said(_ aspect: Aspect) -> Said? {
        switch aspect {
        case .presence: .value(.flag(true))
        case .object: object.map { .value(.entity($0)) }
        case .field(let position): value[Int(position)].map { .value($0) }
        }
    }
}

extension KindIndex {
    /// The aspects on which claims of this kind can differ, the decisive one first.
    var aspects: [Aspect] { Self.aspectsByKind[Int(position)] }

    /// The aspect that decides whether anything holds.
    var decisiveAspect: Aspect { aspects[0] }

    private static let aspectsByKind = ClaimKind.all.map(aspects)

    private static func aspects(of kind: ClaimKind) -> [Aspect] {
        let decisive: Aspect = kind.statusPosition.map { .field(UInt8($0)) } ?? .presence
        let others = kind.fields.indices.filter { !kind.slotPositions.contains($0) && $0 != kind.statusPosition }
        return [decisive] + (kind.answersWithObject ? [.object] : []) + others.map { .field(UInt8($0)) }
    }
}

extension ClaimKind {
    /// Whether who the object is belongs to the answer, so that sources may differ on it.
    fileprivate var answersWithObject: Bool {
        switch (slot, object) {
        case (_, .absent): false
        case (.own, _), (.shared(object: .answer, _), _): true
        default: false
        }
    }
}
