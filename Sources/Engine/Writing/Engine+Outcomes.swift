// SPDX-License-Identifier: Apache-2.0

import Chronology
public import Journal
import Register
import Wire

extension Engine {
    /// Hears from the journal what became of the batches that were submitted.
    public func settled(_ outcome: AppendOutcome) {
        guard !isStopped else { return }
        switch outcome {
        case .durable(let sequence, let head): becameDurable(through: sequence, head)
        case .refused(let sequence, let reason): wasRefused(from: sequence, reason)
        case .unknown(let description):
            isStopped = true
            effects.append(
                .stop(
                    "The journal does not know whether a write happened: \(description). Nothing more is acknowledged.")
            )
        }
    }

    /// Publishes and answers, in order, everything that speaks of durable records only.
    private func becameDurable(through sequence: SequenceNumber, _ head: JournalHead) {
        durable = head
        trouble = nil
        metrics.groups += 1
        while let write = pending.takeWrite(through: sequence) {
            publish(write)
            size = write.size
            metrics.groupedRecords += write.drafts.count
            metrics.commit.add(surroundings.elapsed() - write.decided)
            reply(to: write)
            settleFindings(write)
            sendHeld(through: write.last)
        }
        sendHeld(through: sequence)
    }

    private func reply(to write: PendingWrite) {
        for (request, caller) in [(write.request, write.caller)] + write.followers where caller.route != .none {
            effects.append(.reply(caller.route, Reply.result(request.id, raw: write.result)))
        }
    }

    private func sendHeld(through sequence: SequenceNumber) {
        while let reply = pending.takeReply(through: sequence) {
            effects.append(.reply(reply.caller.route, reply.bytes))
        }
    }

    private func publish(_ write: PendingWrite) {
        var sequence = write.first
        for draft in write.drafts {
            let json = events.recorded(
                topic: draft.topic, sequence: sequence, at: Instant(milliseconds: draft.at), by: draft.by,
                data: draft.payload)
            ring.append(sequence, EventRing.Entry(topic: draft.topic, json: json))
            effects.append(.publish(topic: draft.topic, json))
            metrics.events += 1
            sequence = sequence.next
        }
    }

    /// Undoes what was refused, in reverse; refuses the write that was, and decides all that stood behind it anew.
    private func wasRefused(from sequence: SequenceNumber, _ reason: Refusal) {
        let (writes, replies) = pending.takeAll()
        for write in writes.reversed() {
            register.revert(write.transaction)
            if let use = write.use { keys.forget(use.key) }
        }
        restartFindings()
        let reads = takeReads(beyond: register.head)
        effects.append(.resume(after: register.head))
        let error = Self.error(reason)
        // Nobody waits for what the daemon writes itself, such as a dataset at its start: it must not go missing quietly.
        if writes.contains(where: { $0.caller.route == .none && !$0.isNote }) {
            isStopped = true
            effects.append(.stop("What was to be loaded was not written. \(error.message)"))
            return
        }
        if reason.isLasting { trouble = Trouble(error: error, since: surroundings.elapsed()) }
        for write in writes {
            let isRefused = reason.isLasting || write.first == sequence
            for (request, caller) in [(write.request, write.caller)] + write.followers where caller.route != .none {
                if isRefused { refuse(error, request, caller) } else { answer(request, from: caller) }
            }
        }
        for reply in replies { answer(reply.request, from: reply.caller) }
        for read in reads { answer(read.request, from: read.caller) }
    }

    private static func error(_ reason: Refusal) -> RPCError {
        switch reason {
        case .diskFull:
            RPCError(
                .notPossibleNow, "The disk is full: nothing was written.",
                hint: "Reads go on. Make room on the daemon's disk, then send it again.")
        case .readOnly:
            RPCError(
                .notPossibleNow, "The journal cannot be written to: nothing was written.",
                hint: "Reads go on. Make its directory writable for the daemon, then send it again.")
        case .tooLarge:
            RPCError(.tooLarge, "The write is too large for the journal: nothing was written.", hint: "Split it.")
        case .conflict, .busy, .timeWentBack, .keyTaken:
            RPCError(
                .notPossibleNow, "Another process has written to this journal: nothing was written.",
                hint: "Restart the daemon, and see that only one uses this data directory.")
        }
    }
}

extension Refusal {
    /// Whether the next write would be refused for the same reason.
    fileprivate var isLasting: Bool { self != .tooLarge }
}

extension Route {
    /// Nobody: what the daemon writes itself is answered to no peer.
    static let none = Route(0)
}
