// SPDX-License-Identifier: Apache-2.0

import Chronology

/// When a sink delivers.
struct ScheduleSettings: Hashable, Sendable {
    /// How long a change is held for the conclusions that follow from it.
    var settle: Duration = .seconds(2)
    /// One message at that time instead of one for each alert.
    var digest: Digest?
    /// When nothing is sent.
    var quiet: QuietHours?
    /// Messages within an hour, at most; nil for as many as there are. A digest does not count.
    var mostPerHour: Int?
    /// For how long the same statement is not told again; zero tells everything.
    var repeatAfter: Duration = .zero

    /// When a digest is due.
    struct Digest: Hashable, Sendable {
        /// Minutes from midnight, local time.
        let minute: Int
        /// 0 for Monday to 6 for Sunday; nil for every day.
        let weekday: Int?

        /// The first time after an instant at which one is due.
        func next(after instant: Instant, _ clock: LocalClock) -> Instant {
            let today = clock.reading(instant).day
            for ahead in Int32(0)...8 {
                let day = today.advanced(by: ahead)
                guard weekday == nil || Self.weekday(day) == weekday else { continue }
                let due = clock.instant(.init(day: day, minute: minute))
                if due > instant { return due }
            }
            // Every weekday comes within eight days.
            return instant
        }

        /// 1970-01-01 was a Thursday.
        private static func weekday(_ day: Day) -> Int { (Int(day.number) % 7 + 7 + 3) % 7 }
    }
}

/// The hours in which nothing is sent, every day; they may go over midnight.
struct QuietHours: Hashable, Sendable {
    /// The first minute from midnight, local time.
    let from: Int
    /// The first minute after them.
    let to: Int

    /// Whether they are on.
    func contains(_ instant: Instant, _ clock: LocalClock) -> Bool { contains(minute: clock.reading(instant).minute) }

    /// Whether they are on at so many minutes from midnight.
    func contains(minute: Int) -> Bool {
        from < to ? (from..<to).contains(minute) : minute >= from || minute < to
    }

    /// When they end that are on at an instant.
    func end(_ instant: Instant, _ clock: LocalClock) -> Instant {
        let reading = clock.reading(instant)
        let day = reading.minute < to ? reading.day : reading.day.next
        return clock.instant(.init(day: day, minute: to))
    }
}
