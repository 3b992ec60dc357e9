// SPDX-License-Identifier: Apache-2.0

import Messaging
import Synchronization
import Wire

/// Calls on their way from the session to the plugin's thread, in order.
final class CallQueue: Sendable {
    /// The most calls that wait; as many as the daemon has under way with one plugin.
    static let capacity = 64

    /// A call with what its reply needs.
    struct Waiting: Sendable {
        let id: RequestID
        /// The session that it came by; in another one nobody waits for the reply any more.
        let session: String
        let call: ServiceCall
    }

    /// A reply with where it belongs.
    struct Answered: Sendable {
        let session: String
        let json: [UInt8]
    }

    /// What was answered, for the session.
    let replies: Mailbox<Answered>
    private let waiting = Mutex<[Waiting]>([])
    private let workerWakeup: Wakeup

    init(worker: Wakeup, session: Wakeup) {
        workerWakeup = worker
        replies = Mailbox(waking: session)
    }

    /// Puts a call at the end; false, having done nothing, where it is full.
    func add(_ call: Waiting) -> Bool {
        let isTaken = waiting.withLock { waiting in
            guard waiting.count < Self.capacity else { return false }
            waiting.append(call)
            return true
        }
        if isTaken { workerWakeup.signal() }
        return isTaken
    }

    /// Takes the first call.
    func next() -> Waiting? { waiting.withLock { $0.isEmpty ? nil : $0.removeFirst() } }

    /// Answers a call.
    func reply(to call: Waiting, _ outcome: Result<[UInt8], RPCError>) {
        reply(to: call.id, session: call.session, outcome)
    }

    /// Answers a call by its id. The daemon has no more calls under way than the mailbox has room for.
    func reply(to id: RequestID, session: String, _ outcome: Result<[UInt8], RPCError>) {
        let json =
            switch outcome {
            case .success(let result): Reply.result(id, raw: result)
            case .failure(let error): Reply.error(id, error)
            }
        _ = replies.post(Answered(session: session, json: json))
    }
}
