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
        for id in ids { claimID(id) }
        endArray()
    }

    /// Writes the id of a claim without making a text of it first; lists have many.
    private mutating func claimID(_ id: ClaimID) {
        var places = 1
        var rest = id.number
        while rest > 9 {
            rest /= 10
            places += 1
        }
        withUnsafeTemporaryAllocation(byteCount: places + 1, alignment: 1) { bytes in
            bytes[0] = UInt8(ascii: "c")
            Self.put(id.number, into: bytes, at: 1..<places + 1)
            string(utf8: UnsafeRawBufferPointer(bytes))
        }
    }

    /// Writes a day, or `..` where there is no such end.
    mutating func member(_ name: StaticString, _ day: Day) {
        key(name)
        self.day(day)
    }

    /// Writes the beginning of a run as coarsely as it is known.
    mutating func member(_ name: StaticString, coarse range: DayRange) {
        key(name)
        if range.first == range.last { day(range.first) } else { string(range.coarseText) }
    }

    /// Writes a day without making a text of it first, which would cost more than all else of a roster's entry.
    private mutating func day(_ day: Day) {
        guard day != .distantPast, day != .distantFuture else { return string("..") }
        let date = day.civil
        guard (0...9_999).contains(date.year) else { return string(day.description) }
        withUnsafeTemporaryAllocation(byteCount: 10, alignment: 1) { bytes in
            Self.put(date.year, into: bytes, at: 0..<4)
            bytes[4] = UInt8(ascii: "-")
            Self.put(date.month, into: bytes, at: 5..<7)
            bytes[7] = UInt8(ascii: "-")
            Self.put(date.day, into: bytes, at: 8..<10)
            string(utf8: UnsafeRawBufferPointer(bytes))
        }
    }

    /// Puts a number's decimal digits, with zeros before them, at some places.
    private static func put(_ number: Int, into bytes: UnsafeMutableRawBufferPointer, at places: Range<Int>) {
        var rest = number
        for place in places.reversed() {
            bytes[place] = UInt8(ascii: "0") + UInt8(rest % 10)
            rest /= 10
        }
    }

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

extension DayRange {
    /// The beginning of a run as coarsely as it is known: a year, a month, a day, or two days with a slash.
    var coarseText: String { calendarUnit ?? "\(first)/\(last)" }
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
