// SPDX-License-Identifier: Apache-2.0

import Client
import Messaging
import Model
import Wire

extension Session {
    /// Takes a request of the daemon: a call goes to the worker, or is refused at once. What is no call of a service,
    /// such as the probe of a session, needs no answer.
    func take(_ request: Datum, session: String) {
        guard let method = request["method"]?.text, method.hasPrefix("\(identity.name)."),
            let id = RequestID(request["id"])
        else { return }
        do throws(RPCError) {
            let call = try identity.table.call(
                method: method, params: request["params"] ?? .object([]),
                request["_meta"].flatMap(CallContext.init(reading:)))
            guard !isLeaving else { throw .ending(method) }
            guard progress.calls.add(.init(id: id, session: session, call: call)) else { throw .crowded(method) }
        } catch {
            progress.calls.reply(to: id, session: session, .failure(error))
        }
    }

    /// Sends what was answered. Replies that belong to an earlier session are dropped: nobody waits for them.
    mutating func sendReplies(of session: String, _ channel: SessionChannel) throws(ClientError) {
        var batch: [CallQueue.Answered] = []
        progress.calls.replies.take(into: &batch)
        unsent = (unsent + batch).filter { $0.session == session }
        while let first = unsent.first, try channel.send(reply: first.json) { unsent.removeFirst() }
    }
}
