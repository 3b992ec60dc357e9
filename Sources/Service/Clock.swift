// SPDX-License-Identifier: Apache-2.0

public import Chronology
import Glibc

/// The clocks of the system, read at the edge and handed on as parameters.
public enum Clock {
    /// The wall clock.
    public static func now() -> Instant {
        var time = timespec()
        clock_gettime(CLOCK_REALTIME, &time)
        return Instant(milliseconds: Int64(time.tv_sec) * 1_000 + Int64(time.tv_nsec) / 1_000_000)
    }

    /// Nanoseconds of a clock that only goes forward.
    public static func elapsed() -> UInt64 {
        var time = timespec()
        clock_gettime(CLOCK_MONOTONIC, &time)
        return UInt64(time.tv_sec) * 1_000_000_000 + UInt64(time.tv_nsec)
    }
}
