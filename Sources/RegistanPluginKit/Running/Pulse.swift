// SPDX-License-Identifier: Apache-2.0

/// When heartbeats went out and when the daemon was heard.
struct Pulse {
    /// When the next heartbeat is due.
    var next = ContinuousClock.now
    /// Whether the last one went out.
    private(set) var isSent = true
    private var sent = ContinuousClock.now
    private var heard = ContinuousClock.now

    /// Whether a heartbeat is due.
    var isDue: Bool { ContinuousClock.now >= next }
    /// Since when none went out.
    var sinceSent: Duration { sent.duration(to: .now) }
    /// Since when the daemon was not heard.
    var sinceHeard: Duration { heard.duration(to: .now) }

    /// Notes a heartbeat, which went out or found no connection.
    mutating func beat(isSent: Bool) {
        self.isSent = isSent
        if isSent { sent = .now }
    }

    /// Notes a sign of life.
    mutating func hear() { heard = .now }
}
