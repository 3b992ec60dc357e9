// SPDX-License-Identifier: Apache-2.0

import Chronology
import Model
import Register

/// How surely something belongs to a group, in the order of certainty. What certainly does not has no presence.
enum Presence: Int, Comparable, Sendable {
    /// It may, though the answer is that it does not.
    case possible
    /// It does by the answer, and may not.
    case stated
    /// It does, whatever else may be the case.
    case certain

    static func < (left: Presence, right: Presence) -> Bool { left.rawValue < right.rawValue }

    /// From whether it does by the answer, whether it may, and whether nothing else may be the case.
    init?(stated: Bool, possible: Bool, always: Bool) {
        if stated { self = always ? .certain : .stated } else if possible { self = .possible } else { return nil }
    }

    /// How surely something that belongs to one group does so to the other too: as surely as to the less sure one.
    static func both(_ left: Presence?, _ right: Presence?) -> Presence? {
        guard let left, let right else { return nil }
        return min(left, right)
    }

    /// How surely something belongs to at least one of two groups: as surely as to the surer one.
    static func either(_ left: Presence?, _ right: Presence?) -> Presence? {
        guard let left, let right else { return left ?? right }
        return max(left, right)
    }

    /// How surely something does not belong.
    static func absence(_ presence: Presence?) -> Presence? {
        switch presence {
        case .certain: nil
        case .stated: .possible
        case .possible: .stated
        case nil: .certain
        }
    }

    /// A number of what may be there, where nought stands for what is not.
    func weigh(_ number: Bounds) -> Bounds {
        guard self != .certain else { return number }
        return Bounds(self == .stated ? number.value : 0, between: min(0, number.low), and: max(0, number.high))
    }
}

extension Statement {
    /// Whether it may not hold yet or no longer, with nothing said instead.
    var isOfUncertainDate: Bool {
        holds && certainty == .possible && !others.contains { $0.reason == .uncertainDate }
    }

    /// How surely it holds; nil where nobody says that it may.
    var presence: Presence? {
        guard !others.isEmpty || certainty == .possible else { return holds ? .certain : nil }
        let rest = others.filter(isOfPresence).map { $0.said != .nothing && $0.said != Self.none }
        return Presence(
            stated: holds, possible: rest.contains(true), always: !rest.contains(false) && !isOfUncertainDate)
    }

    /// How surely a membership has one of some statuses; nil where nobody says that it may.
    func presence(_ wanted: [String]) -> Presence? {
        let words = statuses
        let isIn = words.map(wanted.contains)
        return Presence(
            stated: isIn[0], possible: isIn.contains(true), always: !isIn.contains(false) && !isOfUncertainDate)
    }

    /// Whether another answer says whether anything holds, or with which status.
    func isOfPresence(_ other: Other) -> Bool {
        switch other.aspect {
        case .presence: true
        case .field(let position): slot.kind.kind.statusPosition == Int(position)
        case .object: false
        }
    }

    private static let none = Said.value(.token(ClaimKind.noneToken))
}
