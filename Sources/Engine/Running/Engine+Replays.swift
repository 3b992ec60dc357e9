// SPDX-License-Identifier: Apache-2.0

import Chronology
import Journal
import Model
import Wire

extension Engine {
    /// Answers a replay from recent events, or asks the journal for older ones.
    func replay(_ request: Request, _ caller: Caller) throws(RPCError) {
        let parameters = Parameters(datum: request.params)
        let after = SequenceNumber(parameters.integer("after") ?? 0)
        try checkCursor(after, epoch: parameters.integer("epoch"))
        let topics = (parameters["topics"]?.elements ?? []).compactMap(\.text)
        let limit = parameters.integer("limit").map { Int($0) } ?? EngineLimits.standardReplay
        guard after == durable.sequence || ring.reaches(after: after) else {
            return try ask(.replay(after: after, limit: limit), for: .replay(topics: topics), request, caller)
        }
        let (entries, next) = recent(after: after, limit: limit, topics: topics)
        respond(request, caller, replaying: entries, next: next)
    }

    /// A cursor is good in its own epoch up to the head, and in a later one up to where that forked off.
    private func checkCursor(_ after: SequenceNumber, epoch: Int64?) throws(RPCError) {
        let end =
            epoch.flatMap { old in epochs.first { Int64($0.epoch) == old + 1 }?.after } ?? durable.sequence
        let isKnown = epoch.map { (1...Int64(durable.epoch)).contains($0) } ?? true
        guard isKnown, after <= end else {
            var error = RPCError(
                .conflict, "The cursor \(after) is not of this register's history.", field: "after",
                given: "\(after)", hint: "Read the lists anew and go on from the head.")
            error.fork = .init(epoch: Int64(durable.epoch), head: durable.sequence.value)
            throw error
        }
    }

    private func recent(
        after: SequenceNumber, limit: Int, topics: [String]
    ) -> (entries: [EventRing.Entry], next: SequenceNumber) {
        var entries: [EventRing.Entry] = []
        var next = after
        var bytes = 0
        while entries.count < limit, bytes < EngineLimits.pageBytes,
            next.value - after.value < Int64(EngineLimits.replayExamined), let entry = ring[next.next]
        {
            next = next.next
            guard Topic.matches(entry.topic, prefixes: topics) else { continue }
            entries.append(entry)
            bytes += entry.json.count
        }
        return (entries, next)
    }

    /// Sends a page of events, those that were asked for, with the last sequence examined.
    func respond(_ request: Request, _ caller: Caller, replaying entries: [EventRing.Entry], next: SequenceNumber) {
        respondAtOnce(request, caller) { writer in
            writer.key("events")
            writer.beginArray()
            for entry in entries {
                writer.beginObject()
                writer.member("topic", entry.topic)
                writer.key("event")
                writer.raw(entry.json)
                writer.endObject()
            }
            writer.endArray()
            writer.member("next", next.value)
            writer.member("head", durable.sequence.value)
            writer.member("epoch", Int64(durable.epoch))
        }
    }
}
