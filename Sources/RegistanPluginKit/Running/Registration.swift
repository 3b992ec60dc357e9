// SPDX-License-Identifier: Apache-2.0

import Chronology
import Client
import Model

/// What the daemon answers to `plugin.register`.
struct Registration {
    /// The session, for heartbeats.
    let session: String
    /// How often to send one.
    let heartbeat: Duration
    /// The epoch of the register.
    let epoch: Int64
    /// Up to where a plugin of this name has acknowledged.
    let cursor: SequenceNumber

    /// The shortest interval between heartbeats, whatever the daemon says.
    static let shortestHeartbeat = Duration.milliseconds(10)

    /// Reads the result.
    init(_ result: Datum) throws(ClientError) {
        guard let session = result["session"]?.text, let epoch = result["epoch"]?.integer,
            let cursor = result["cursor"]?.integer
        else { throw .malformed("The reply to “plugin.register” lacks session, epoch or cursor.") }
        self.session = session
        self.epoch = epoch
        self.cursor = SequenceNumber(cursor)
        heartbeat = max(Self.shortestHeartbeat, .seconds(result["heartbeatSeconds"]?.number ?? 1))
    }
}
