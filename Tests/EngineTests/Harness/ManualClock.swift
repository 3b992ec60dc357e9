// SPDX-License-Identifier: Apache-2.0

import Chronology

/// Clocks that stand still until they are moved.
final class ManualClock {
    /// The wall clock, which may be put back.
    var now: Instant
    /// Nanoseconds of the clock that only goes forward.
    private(set) var elapsed: UInt64 = 1_000_000_000

    init(_ text: String) throws { now = try Instant(text) }

    /// Lets time go by on both clocks.
    func pass(seconds: Double) {
        elapsed += UInt64(seconds * 1e9)
        now = Instant(milliseconds: now.milliseconds + Int64(seconds * 1e3))
    }

    /// Puts the wall clock forward or back, as an operator would.
    func put(bySeconds seconds: Int64) { now = Instant(milliseconds: now.milliseconds + seconds * 1_000) }
}
