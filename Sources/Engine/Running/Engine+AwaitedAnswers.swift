// SPDX-License-Identifier: Apache-2.0

import Chronology
import Journal
import Model
import Wire

/// A request that waits for an answer from outside the engine: of the journal's reader, or of a probe of a peer.
struct AwaitedAnswer {
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
        _ question: JournalQuestion, for purpose: AwaitedAnswer.Purpose, _ request: Request, _ caller: Caller
    ) throws(RPCError) {
        guard questions.count < EngineLimits.questions else {
            throw Self.busy("Too many questions wait for the journal.")
        }
        let token = nextToken()
        questions[token] = AwaitedAnswer(purpose: purpose, request: request, caller: caller)
        effects.append(.ask(question, token: token))
    }

    /// Hears what the journal's reader answers, and answers the request that waited for it.
    public func answered(_ token: UInt64, _ answer: JournalAnswer) {
        guard !isStopped, let asked = questions.removeValue(forKey: token) else { return }
        let (request, caller) = (asked.request, asked.caller)
        switch (answer, asked.purpose) {
        case (.reply(let entry?), .firstReply):
            effects.append(.reply(caller.route, Reply.result(request.id, raw: entry.reply)))
        case (.records(let page), .replay(let topics)):
            let wanted = page.records.filter { Topic.matches($0.topic, prefixes: topics) }
            respond(request, caller, replaying: wanted.map(events.entry), next: page.next)
        case (.verification(let found), .verification): respond(request, caller, found)
        case (.failure(let failure), _):
            refuse(
                RPCError(.internalError, "The journal could not be read: \(failure.message)"), id: request.id, caller)
        default:
            refuse(RPCError(.internalError, "The journal's answer did not fit."), id: request.id, caller)
        }
    }

    /// Answers whoever waits for the journal's reader, in their order, as the process ends; what it says later is dropped.
    func endAllInquiries() {
        let waiting = questions.sorted { $0.key < $1.key }.map(\.value)
        questions = [:]
        for inquiry in waiting { refuse(Self.draining, id: inquiry.request.id, inquiry.caller) }
    }

    private func respond(_ request: Request, _ caller: Caller, _ found: VerifiedJournal) {
        respondAtOnce(request, caller) { writer in
            switch found.verification {
            case .intact(let head):
                writer.member("ok", true)
                writer.member("records", head.sequence.value)
                writer.member("hash", "\(head.hash)")
                writer.member("replayHash", "\(found.content.digest)")
            case .broken(let fault, let good):
                writer.member("ok", false)
                writer.member("records", good.sequence.value)
                writer.member("hash", "\(good.hash)")
                writer.member("firstBad", fault.at.value)
                writer.member("reason", "\(fault)")
            }
        }
    }
}
