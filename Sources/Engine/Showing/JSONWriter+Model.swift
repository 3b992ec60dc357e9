// SPDX-License-Identifier: Apache-2.0

import Chronology
import Model
import Register
import Wire

extension JSONWriter {
    /// Writes a named text.
    mutating func member(_ name: StaticString, _ text: String) {
        key(name)
        string(text)
    }

    /// Writes a named whole number.
    mutating func member(_ name: StaticString, _ number: Int64) {
        key(name)
        integer(number)
    }

    /// Writes a named truth value.
    mutating func member(_ name: StaticString, _ flag: Bool) {
        key(name)
        bool(flag)
    }

    /// Writes named ids.
    mutating func member(_ name: StaticString, _ ids: [EntityID]) {
        key(name)
        beginArray()
        for id in ids { string(id.text) }
        endArray()
    }

    /// Writes named ids of claims.
    mutating func member(_ name: StaticString, _ ids: [ClaimID]) {
        key(name)
        beginArray()
        for id in ids { string(id.description) }
        endArray()
    }

    /// Writes a day, or `..` where there is no such end.
    mutating func member(_ name: StaticString, _ day: Day) { member(name, day.description(ifUnbounded: "..")) }

    /// Writes an entity.
    mutating func entity(_ entity: Entity) { write(.object(entity.members)) }

    /// Writes when, where and by whom something was recorded.
    mutating func stamp(_ stamp: Stamp) {
        beginObject()
        member("sequence", stamp.sequence.value)
        member("at", stamp.at.description)
        member("by", stamp.by)
        endObject()
    }

    /// Writes a claim as it stands at a record.
    mutating func claim(_ view: ClaimView) {
        beginObject()
        member("id", view.claim.id.description)
        for item in view.claim.assertion.members {
            key(escaping: item.name)
            write(item.value)
        }
        key("recorded")
        stamp(view.claim.recorded)
        if let retracted = view.retracted { member("retracted", retracted.value) }
        endObject()
    }
}

extension Day {
    /// The day, or another text at the ends of time.
    func description(ifUnbounded text: String) -> String {
        self == .distantPast || self == .distantFuture ? text : description
    }
}

extension DayRange {
    /// The beginning of a run as coarsely as it is known: a year, a month, a day, or two days with a slash.
    var coarseText: String {
        if first == last { return first.description(ifUnbounded: "..") }
        let following = last.next
        guard first.day == 1, following.day == 1 else { return "\(first)/\(last)" }
        if first.month == 1, following.month == 1, following.year == first.year + 1 {
            return String(first.description.dropLast(6))
        }
        let isMonth = following == (first.month == 12 ? Day(year: first.year + 1, month: 1, day: 1) : nextMonth)
        return isMonth ? String(first.description.dropLast(3)) : "\(first)/\(last)"
    }

    private var nextMonth: Day? { Day(year: first.year, month: first.month + 1, day: 1) }
}

extension Coverage {
    /// The word for it.
    var word: String {
        switch self {
        case .certain: "certain"
        case .possible: "possible"
        case .no: "no"
        }
    }
}

extension Basis {
    /// The word for it.
    var word: String { self == .known ? "known" : "presumed" }
}
