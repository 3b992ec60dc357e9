// SPDX-License-Identifier: Apache-2.0

/// A moment on the monotonic clock up to which a call may wait.
struct Deadline {
    private let instant: ContinuousClock.Instant

    init(after duration: Duration) {
        instant = .now + duration
    }

    var isPast: Bool { instant <= .now }

    /// What is left, for `zmq_poll`; zero once it is past.
    var milliseconds: Int { max(0, Self.milliseconds(ContinuousClock.now.duration(to: instant))) }

    /// A duration in milliseconds, rounded up so that a wait never ends just before its deadline and spins.
    static func milliseconds(_ duration: Duration) -> Int {
        let (seconds, attoseconds) = duration.components
        let millisecond: Int64 = 1_000_000_000_000_000
        return Int(seconds) * 1_000 + Int((attoseconds + millisecond - 1) / millisecond)
    }
}
