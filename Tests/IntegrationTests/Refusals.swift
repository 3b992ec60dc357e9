// SPDX-License-Identifier: Apache-2.0

import Client
import Wire

/// The error with which the daemon refuses what `body` asks; nil if it does not.
func refusal(_ body: () throws -> Void) throws -> RPCError? {
    do {
        try body()
        return nil
    } catch ClientError.refused(let error) {
        return error
    }
}
