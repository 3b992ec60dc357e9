// SPDX-License-Identifier: Apache-2.0

import Chronology
import Service
import Wire

/// Takes the calls that wait for a plugin and answers them, on the plugin's thread.
struct ServiceDesk<Subject: Plugin> {
    /// The most bytes of a result; beyond it the daemon would refuse the message, or libzmq close the connection.
    static var longestResult: Int { 8 << 20 - longestFrame }
    /// The most bytes of what stands around a result: its names and the id of the call.
    private static var longestFrame: Int { 1 << 10 }

    private let host: PluginHost<Subject>
    private let calls: CallQueue

    init(_ host: PluginHost<Subject>, _ calls: CallQueue) {
        self.host = host
        self.calls = calls
    }

    /// Answers the call that waits longest; false where none does. One of an earlier session is not begun: nobody waits.
    func answerNext(session: String?) -> Bool {
        guard let waiting = calls.next() else { return false }
        guard waiting.session == session else { return true }
        calls.reply(to: waiting, Result { () throws(RPCError) in try result(of: waiting.call) })
        return true
    }

    /// Refuses what still waits: the plugin ends, and nothing of it was begun.
    func close() {
        while let waiting = calls.next() { calls.reply(to: waiting, .failure(.ending(waiting.call.method))) }
    }

    private func result(of call: ServiceCall) throws(RPCError) -> [UInt8] {
        guard Clock.now() < call.deadline else { throw .late(call.method) }
        let json = canonical(try host.answer(call))
        guard json.count <= Self.longestResult else { throw .long(call.method) }
        return json
    }
}

extension RPCError {
    /// The plugin ends.
    static func ending(_ method: String) -> RPCError {
        RPCError(
            .notPossibleNow, "“\(method)” was not begun: the plugin is ending.",
            hint: "Ask again when “registan plugins” shows it running.")
    }

    /// More calls wait than may.
    static func crowded(_ method: String) -> RPCError {
        RPCError(
            .busy, "“\(method)” was not begun: \(CallQueue.capacity) calls wait for the plugin.",
            hint: "Ask again in a moment.", retryAfter: 1_000)
    }

    fileprivate static func late(_ method: String) -> RPCError {
        RPCError(
            .deadlinePassed, "“\(method)” was not begun: its deadline passed while the plugin was busy.",
            hint: "Ask again, with a later deadline.")
    }

    fileprivate static func long(_ method: String) -> RPCError {
        RPCError(.tooLarge, "The result of “\(method)” is too large to send.", hint: "Ask for less at once.")
    }
}
