// SPDX-License-Identifier: Apache-2.0

import Chronology
public import Model
public import Register

/// Who answers the inquiries of a situation: the register itself, or a copy of what it answered.
public protocol StatementSource {
    /// The statements that answer an inquiry, in an order that is the same each time.
    func statements(_ inquiry: Inquiry) -> [Statement]
    /// What was answered to an inquiry up to the day: slot by slot, each in the order of days.
    func history(_ inquiry: Inquiry) -> [Stint]
    /// What is answered to an inquiry for days after the day, in the same order.
    func sequel(_ inquiry: Inquiry) -> [Stint]
    /// An entity as it stood; nil where nobody registered it.
    func entity(_ id: EntityID) -> Entity?
    /// Every id that is registered as one of some kinds, for suggestions.
    func ids(of kinds: [EntityKind]) -> [EntityID]
}

/// The register, seen from a viewpoint.
public struct RegisterSource: StatementSource {
    private let register: Register
    private let viewpoint: Viewpoint

    /// Looks at a register. It is only borrowed: keep the source no longer than the register stays as it is.
    public init(_ register: Register, _ viewpoint: Viewpoint) {
        self.register = register
        self.viewpoint = viewpoint
    }

    /// Cost: that of an answer for each slot found.
    public func statements(_ inquiry: Inquiry) -> [Statement] {
        keys(inquiry).compactMap { statement($0) }
    }

    /// Cost: that of a timeline for each slot found.
    public func history(_ inquiry: Inquiry) -> [Stint] {
        keys(inquiry).flatMap { stints($0) }
    }

    /// What was answered to one slot up to the day, in the order of days.
    public func stints(_ key: SlotKey) -> [Stint] {
        register.timeline(key, viewpoint).segments.compactMap { Stint(key, $0, by: viewpoint.on) }
    }

    /// Cost: that of a timeline for each slot found.
    public func sequel(_ inquiry: Inquiry) -> [Stint] {
        keys(inquiry).flatMap { laterStints($0) }
    }

    /// What is answered to one slot for days after the day, in the order of days.
    public func laterStints(_ key: SlotKey) -> [Stint] {
        register.timeline(key, viewpoint).segments.compactMap { Stint(key, $0, after: viewpoint.on) }
    }

    /// The slots that an inquiry is about, in an order that is the same each time.
    public func keys(_ inquiry: Inquiry) -> [SlotKey] { register.slotKeys(inquiry, viewpoint) }

    /// The statement of one slot; nil where nobody speaks.
    public func statement(_ key: SlotKey) -> Statement? {
        Statement(key, register.timeline(key, viewpoint).segment(on: viewpoint.on))
    }

    /// An entity as it stood at the viewpoint's record.
    public func entity(_ id: EntityID) -> Entity? { register.entity(id, at: viewpoint.recorded) }

    /// The newest ids, for suggestions.
    public func ids(of kinds: [EntityKind]) -> [EntityID] { register.ids(of: kinds) }
}
