// SPDX-License-Identifier: Apache-2.0

import Wire

/// Why the store refuses to write, as every writer is told until a write succeeds again.
struct Trouble {
    let error: RPCError
    /// When the next write is tried, in nanoseconds of the forward clock.
    let tryAgain: UInt64
    /// When the next record of the daemon's own is: later, for each time all findings are evaluated for it.
    let noteAgain: UInt64

    init(error: RPCError, since now: UInt64) {
        self.error = error
        tryAgain = now + EngineLimits.troublePatience
        noteAgain = now + EngineLimits.notePatience
    }
}
