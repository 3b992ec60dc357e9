// SPDX-License-Identifier: Apache-2.0

public import Chronology
import Model

extension Situation {
    /// Those of some statements of events that have certainly happened by the day, within a window.
    ///
    /// An event that may have happened later, or not yet, is not counted.
    public func happened(_ statements: [Statement], within window: Window = .all) -> [Statement] {
        statements.filter { $0.isCertain && $0.since.last <= on && window.contains($0.since, before: on) }
    }
}

/// The stretch of days before the day asked about in which events count.
public enum Window: Hashable, Sendable {
    /// All that has happened.
    case all
    /// The last so many days.
    case days(Int32)
    /// From a day on.
    case since(Day)

    /// Whether an event certainly lies within the window that ends on a day.
    func contains(_ event: DayRange, before day: Day) -> Bool {
        switch self {
        case .all: true
        case .days(let count): event.first.number > day.number - count
        case .since(let first): event.first >= first
        }
    }
}
