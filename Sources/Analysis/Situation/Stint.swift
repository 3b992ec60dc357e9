// SPDX-License-Identifier: Apache-2.0

public import Chronology
public import Model
public import Register

/// A stretch of days with one statement: begun by the day of a situation, or, in a sequel, after it.
///
/// A transit right that was refused for one week, or a membership that ended, leaves nothing to be asked on a later day:
/// analyses that count such things look at stints. Stretches of which nobody speaks have none.
public struct Stint: Hashable, Sendable {
    /// What is stated on each of the days.
    public var statement: Statement
    /// The days, cut at the day of the situation.
    public let days: DayRange

    /// Takes a statement that holds over some days.
    public init(_ statement: Statement, days: DayRange) {
        self.statement = statement
        self.days = days
    }

    /// The stint that a segment of a slot's timeline is; nil where it begins later, or nobody speaks.
    public init?(_ slot: SlotKey, _ segment: Timeline.Segment, by day: Day) {
        guard segment.days.first <= day, let statement = Statement(slot, segment) else { return nil }
        self.init(statement, days: DayRange(joining: segment.days.first, min(segment.days.last, day)))
    }

    /// The stint that a segment of a slot's timeline is; nil where it begins by the day, or nobody speaks.
    init?(_ slot: SlotKey, _ segment: Timeline.Segment, after day: Day) {
        guard segment.days.first > day, let statement = Statement(slot, segment) else { return nil }
        self.init(statement, days: segment.days)
    }

    /// Whether it goes on where another stint of the same slot stops.
    public func follows(_ other: Stint) -> Bool {
        statement.slot == other.statement.slot && other.days.last.next == days.first
    }
}

extension Situation {
    /// The stints of a kind about an entity.
    public func history(_ kind: KindIndex, about entity: EntityID) -> [Stint] { history(.about(entity, kind)) }

    /// The stints of a kind towards an entity.
    public func history(_ kind: KindIndex, towards entity: EntityID) -> [Stint] { history(.towards(entity, kind)) }
}
