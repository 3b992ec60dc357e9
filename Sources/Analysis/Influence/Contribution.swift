// SPDX-License-Identifier: Apache-2.0

import Model
import Register

/// What a state gives to a body, and how many people that is.
struct Contribution {
    /// Where the number of people comes from.
    enum Basis: String {
        /// It is stated.
        case personnel
        /// It is that of the units that are stated, by their usual strengths.
        case units
    }

    static let personnel = FieldKey(.contribution, "personnel")
    static let units = FieldKey(.contribution, "units")
    static let share = FieldKey(.contribution, "share")
    static let order = FieldKey(.contribution, "order")

    let state: EntityID
    /// People; nil where neither they nor units are stated. From 0 on where it is open whether there is a contribution.
    let personnel: Bounds?
    let basis: Basis?
    /// The share that somebody states. It stands beside the one that is worked out, never in place of it.
    let statedShare: Bounds?
    /// The place that somebody states.
    let statedOrder: Bounds?

    /// The contributions to a body, sorted by state.
    static func all(to body: EntityID, in situation: Situation) -> [Contribution] {
        situation.statements(.contribution, towards: body).filter(\.holds).sorted { $0.subject < $1.subject }
            .map { Contribution($0, to: body, in: situation) }
    }

    private init(_ statement: Statement, to body: EntityID, in situation: Situation) {
        situation.use(statement)
        state = statement.subject
        statedShare = statement.bounds(Self.share)
        statedOrder = statement.bounds(Self.order)
        let (people, basis) = Self.people(statement, in: situation)
        self.basis = basis
        personnel = people.map { statement.mayBeNone ? Bounds($0.value, between: 0, and: $0.high) : $0 }
        if people == nil { situation.miss("size of the contribution of \(state) to \(body)") }
    }

    private static func people(_ statement: Statement, in situation: Situation) -> (Bounds?, Basis?) {
        if let stated = statement.bounds(personnel) { return (stated, .personnel) }
        let (own, unknown) = UnitStrength.personnel(of: Units.list(statement.value[units.position]))
        for type in unknown { situation.miss("strength of units of type \(type)") }
        guard let own else { return (nil, nil) }
        let others = statement.others.filter { $0.aspect == .field(UInt8(units.position)) }.compactMap(\.units)
        return (others.reduce(own) { $0.joined(with: $1) }, .units)
    }
}

extension Statement {
    /// Whether nothing may hold instead: the day is not certainly covered, or somebody says so.
    fileprivate var mayBeNone: Bool { !isCertain || others.contains { $0.said == .nothing && $0.aspect == .presence } }
}

extension Statement.Other {
    /// The people in the units that are stated instead.
    fileprivate var units: Bounds? {
        guard case .value(let value) = said else { return nil }
        return UnitStrength.personnel(of: Units.list(value)).sum
    }
}
