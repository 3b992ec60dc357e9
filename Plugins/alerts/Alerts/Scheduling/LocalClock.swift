// SPDX-License-Identifier: Apache-2.0

import Chronology
import Glibc

/// The time on the wall: what quiet hours and digests go by.
struct LocalClock: Sendable {
    /// Seconds by which local time is ahead of UTC at an instant.
    let offset: @Sendable (Instant) -> Int64

    /// That of the system, summer time included.
    static let system = LocalClock { instant in
        var seconds = time_t(instant.milliseconds / 1_000)
        var parts = tm()
        localtime_r(&seconds, &parts)
        return Int64(parts.tm_gmtoff)
    }

    /// A time on a day.
    struct Reading: Hashable {
        /// The day.
        let day: Day
        /// Minutes from midnight.
        let minute: Int
    }

    /// What the wall shows at an instant.
    func reading(_ instant: Instant) -> Reading {
        let local = Instant(milliseconds: instant.milliseconds + offset(instant) * 1_000)
        let midnight = Int64(local.day.number) * Self.millisecondsInDay
        return Reading(day: local.day, minute: Int((local.milliseconds - midnight) / 60_000))
    }

    /// When the wall shows that; in the hour that a change of time leaves out an hour later, in the one that it repeats
    /// at the first time.
    func instant(_ reading: Reading) -> Instant {
        let local = Int64(reading.day.number) * Self.millisecondsInDay + Int64(reading.minute) * 60_000
        let guesses = [-1, 1].map { side in
            local - offset(Instant(milliseconds: local + side * Self.millisecondsInDay)) * 1_000
        }
        let fitting = guesses.filter { self.reading(Instant(milliseconds: $0)) == reading }
        return Instant(milliseconds: fitting.min() ?? guesses.max() ?? local)
    }

    private static let millisecondsInDay: Int64 = 86_400_000
}
