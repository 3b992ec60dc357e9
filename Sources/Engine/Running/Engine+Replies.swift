// SPDX-License-Identifier: Apache-2.0

import Chronology
import Journal
import Register
import Wire

extension Engine {
    /// Sends a result once the register's head is durable.
    func respond(_ request: Request, _ caller: Caller, result: [UInt8]) {
        send(Reply.result(request.id, raw: result), for: request, caller)
    }

    /// Sends an error once the register's head is durable, for it may speak of what is pending.
    func refuse(_ error: RPCError, _ request: Request, _ caller: Caller) {
        metrics.refused(error.code)
        send(Reply.error(request.id, error), for: request, caller)
    }

    /// Sends an error that speaks of the message alone.
    func refuse(_ error: RPCError, id: RequestID?, _ caller: Caller) {
        metrics.refused(error.code)
        effects.append(.reply(caller.route, Reply.error(id, error)))
    }

    /// Sends a result about what is durable already.
    func respondAtOnce(_ request: Request, _ caller: Caller, _ body: (inout JSONWriter) -> Void) {
        let bytes = Reply.result(request.id) { writer in
            writer.beginObject()
            writer.member("sequence", durable.sequence.value)
            body(&writer)
            writer.endObject()
        }
        effects.append(.reply(caller.route, bytes))
    }

    private func send(_ bytes: [UInt8], for request: Request, _ caller: Caller) {
        if register.head <= durable.sequence {
            effects.append(.reply(caller.route, bytes))
        } else {
            pending.hold(HeldReply(sequence: register.head, caller: caller, bytes: bytes, request: request))
        }
    }
}
