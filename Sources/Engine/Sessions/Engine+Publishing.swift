// SPDX-License-Identifier: Apache-2.0

import Chronology
import Journal
import Model
import Wire

extension Engine {
    /// Records what a plugin tells, as a note that makes nothing of the model, and publishes it once it is durable.
    func publish(_ request: Request, _ caller: Caller) throws(RPCError) {
        let parameters = Parameters(datum: request.params)
        let data = parameters["data"] ?? .object([])
        let topic: String
        do {
            topic = try parameters.requiredText("topic")
            try Self.checkDepth(of: data)
            if let token = PublishedTopic.progressToken(topic) {
                return try publishProgress(token, topic, data, request, caller)
            }
            try PublishedTopic.check(topic, field: "topic")
        } catch let rejection as Rejection {
            throw RPCError(rejection)
        } catch {
            throw error as? RPCError ?? Self.unknown(request.method)
        }
        try checkDeclared(topic, by: publishers(parameters, caller))
        let use = try keyUse(request, caller)
        if let use, try repeats(use, request, caller) { return }
        try checkWritable()
        let draft = Draft(
            at: recordingTime().milliseconds, by: caller.name, topic: topic, payload: Self.json(data))
        try Self.checkSize(draft)
        record(draft, request, caller, use)
    }

    /// The sessions that a publication may come from: the one that it names, or all of the caller's.
    private func publishers(_ parameters: Parameters, _ caller: Caller) throws(RPCError) -> [PluginSession] {
        if parameters["session"] != nil { return [try session(of: parameters, caller)] }
        let own = sessions.present(of: caller.name)
        guard !own.isEmpty else {
            throw RPCError(
                .notFound, "“\(caller.name)” has no plugin here that could publish.", field: "session",
                hint: "Register first, with the prefixes of the topics as “publishes”.")
        }
        return own
    }

    private func checkDeclared(_ topic: String, by publishers: [PluginSession]) throws(RPCError) {
        let declared = publishers.flatMap(\.publishes)
        guard !declared.contains(where: { topic.utf8.starts(with: $0.utf8) }) else { return }
        throw RPCError(
            .invalidParams, "No session of yours has declared the topic “\(topic)”.", field: "topic", given: topic,
            hint: declared.isEmpty
                ? "Register with its prefix in “publishes”."
                : "Declared are \(declared.prefix(10).map { "“\($0)”" }.joined(separator: ", ")).")
    }

    private func publishProgress(
        _ token: String, _ topic: String, _ data: Datum, _ request: Request, _ caller: Caller
    ) throws(RPCError) {
        endOverdueCalls()
        let publishers = try publishers(Parameters(datum: request.params), caller)
        guard publishers.contains(where: { calls.hasCall(of: $0.id, progress: token) }) else {
            throw RPCError(
                .notFound, "No call under way has the token “\(token.prefix(CallContext.longestToken))”.",
                field: "topic", given: topic, hint: "Stop telling of it: it is answered, or nobody waits any more.")
        }
        let draft = Draft(at: 0, by: caller.name, topic: topic, payload: Self.json(data))
        try Self.checkSize(draft)
        publishTransient(topic, draft.payload)
        respondAtOnce(request, caller) { _ in }
    }

    private static func checkDepth(of data: Datum) throws(Rejection) {
        guard data.isWithin(levels: PublishedTopic.deepestData) else {
            throw Rejection(
                .tooLarge, field: "data", reason: "The data have more than \(PublishedTopic.deepestData) levels.",
                hint: "Make them flatter.")
        }
    }

    private static func checkSize(_ draft: Draft) throws(RPCError) {
        guard draft.byteCount <= JournalLimits.recordBytes else {
            throw RPCError(
                .tooLarge, "A record of \(draft.byteCount) bytes is too large.", field: "data",
                hint: "At most \(JournalLimits.recordBytes) are allowed; send the parts that others need.")
        }
    }

    private static func json(_ data: Datum) -> [UInt8] {
        var writer = JSONWriter()
        writer.write(data)
        return writer.finish()
    }
}
