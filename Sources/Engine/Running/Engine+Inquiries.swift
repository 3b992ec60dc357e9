// SPDX-License-Identifier: Apache-2.0

import Chronology
import Journal
import Model
import Wire

/// A request that waits for somebody else's answer: the journal's reader, or a probe of a peer.
struct JournalInquiry {
    let purpose: Purpose
    let request: Request
    let caller: Caller

    enum Purpose {
        /// The first reply under an idempotency key is to be repeated.
        case firstReply
        /// Old records are to be replayed.
        case replay(topics: [String])
        /// The chain is to be checked.
        case verification
        /// A plugin wants a name that a session holds.
        case nameHeld(PluginSession, holder: String)
    }
}

extension Engine {
    /// Asks the journal's reader on behalf of a request.
    func ask(
        _ question: JournalQuestion, for purpose: JournalInquiry.Purpose, _ request: Request, _ caller: Caller
    ) throws(RPCError) {
        guard questions.count < EngineLimits.questions else {
            throw Self.busy("Too many questions wait for the journal.")
        }
        let token = nextToken()
        questions[token] = JournalInquiry(purpose: purpose, request: request, caller: caller)
        effects.append(.ask(question, token: token))
    }

    /// Hears what the journal's reader answers, and answers the request that waited for it.
    public func answered(_ token: UInt64, _ answer: JournalAnswer) {
        guard !isStopped, let inquiry = questions.removeValue(forKey: token) else { return }
        let (request, caller) = (inquiry.request, inquiry.caller)
        switch (answer, inquiry.purpose) {
        case (.reply(let entry?), .firstReply):
            effects.append(.reply(caller.route, Reply.result(request.id, raw: entry.reply)))
        case (.records(let page), .replay(let topics)):
            let entries = page.records.map { ($0.sequence, events.entry($0)) }
            respond(request, caller, replaying: entries, next: page.next, topics: topics)
        case (.verification(let found), .verification): respond(request, caller, found)
        case (.failure(let failure), _):
            refuse(
                RPCError(.internalError, "The journal could not be read: \(failure.message)"), id: request.id, caller)
        default:
            refuse(RPCError(.internalError, "The journal's answer did not fit."), id: request.id, caller)
        }
    }

    private func respond(_ request: Request, _ caller: Caller, _ found: Verification) {
        respondAtOnce(request, caller) { writer in
            switch found {
            case .intact(let head):
                writer.member("ok", true)
                writer.member("records", head.sequence.value)
                writer.member("hash", "\(head.hash)")
            case .broken(let fault, let good):
                writer.member("ok", false)
                writer.member("records", good.sequence.value)
                writer.member("hash", "\(good.hash)")
                writer.member("firstBad", fault.at.value)
                writer.member("reason", "\(fault)")
            }
        }
    }

    // MARK: Replays

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
        respond(request, caller, replaying: entries, next: next, topics: topics)
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
    ) -> (entries: [(SequenceNumber, EventRing.Entry)], next: SequenceNumber) {
        var entries: [(SequenceNumber, EventRing.Entry)] = []
        var next = after
        var bytes = 0
        while entries.count < limit, bytes < EngineLimits.pageBytes,
            next.value - after.value < Int64(EngineLimits.replayExamined), let entry = ring[next.next]
        {
            next = next.next
            guard Topic.matches(entry.topic, prefixes: topics) else { continue }
            entries.append((next, entry))
            bytes += entry.json.count
        }
        return (entries, next)
    }

    private func respond(
        _ request: Request, _ caller: Caller, replaying entries: [(SequenceNumber, EventRing.Entry)],
        next: SequenceNumber, topics: [String]
    ) {
        respondAtOnce(request, caller) { writer in
            writer.key("events")
            writer.beginArray()
            for (_, entry) in entries where Topic.matches(entry.topic, prefixes: topics) {
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
