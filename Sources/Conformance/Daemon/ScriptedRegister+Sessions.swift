// SPDX-License-Identifier: Apache-2.0

import Messaging
import Model
import Wire

extension ScriptedRegister {
    mutating func register(
        _ request: Request, from peer: Envelope, at now: Duration
    ) throws(Finding) -> Result<Answer, RPCError> {
        attempts += 1
        if let complaint = RegistrationCheck(request.params).complaint { throw complaint }
        let name = request.params["name"]?.text ?? ""
        guard !manners.holdsName else {
            return .failure(
                RPCError(
                    .conflict, "A plugin named “\(name)” is registered and lives.", field: "name", given: name,
                    hint: "Stop it first, or give this one another name."))
        }
        admissions += 1
        registration = request.params
        ledger.topics = topics
        session = Session(id: "session-\(admissions)", name: name, peer: peer, heard: now, cursor: cursor)
        ledger.resume(at: cursor)
        let json = canonical([
            "session": .string("session-\(admissions)"), "heartbeatSeconds": .number(heartbeat / .seconds(1)),
            "epoch": .integer(chronicle.epoch), "cursor": .integer(cursor), "head": .integer(chronicle.head),
            "sequence": .integer(chronicle.head),
        ])
        return .success(Answer(json: Reply.result(request.id, raw: json), tells: .head(chronicle.head)))
    }

    /// The prefixes of topics that the plugin declared.
    var topics: [String] { (registration["topics"]?.elements ?? []).compactMap(\.text) }

    mutating func beat(_ request: Request, at now: Duration) throws(Finding) -> Result<Answer, RPCError> {
        guard request.params["session"]?.text == session?.id, session != nil else { return .failure(Self.noSession) }
        noteBeat(at: now)
        try acknowledge(request.params["cursor"]?.integer)
        return .success(position(request))
    }

    mutating func noteBeat(at now: Duration) {
        beats += 1
        session?.heard = now
    }

    mutating func leave(_ request: Request, at now: Duration) throws(Finding) -> Result<Answer, RPCError> {
        guard request.params["session"]?.text == session?.id, session != nil else { return .failure(Self.noSession) }
        try acknowledge(request.params["cursor"]?.integer)
        session = nil
        departures += 1
        return .success(position(request))
    }

    private static let noSession = RPCError(
        .notFound, "There is no such session.", field: "session", hint: "Register again.")

    private func position(_ request: Request) -> Answer {
        let json = canonical([
            "head": .integer(chronicle.head), "epoch": .integer(chronicle.epoch),
            "sequence": .integer(chronicle.head),
        ])
        return Answer(json: Reply.result(request.id, raw: json))
    }

    private mutating func acknowledge(_ given: Int64?) throws(Finding) {
        guard let given, let before = session?.cursor else { return }
        guard given >= before else {
            throw Finding(
                seen: "It acknowledges \(given) after it acknowledged, or was told to go on from, \(before).",
                expected: "The cursor of a session never goes back.",
                remedy:
                    "Begin at the “cursor” of plugin.register, drop events at or below it, and only move it forward.")
        }
        guard ledger.allows(given) else { throw excess(given) }
        session?.cursor = given
        cursor = given
    }

    private func excess(_ given: Int64) -> Finding {
        let wasForked = chronicle.epoch > 1
        return Finding(
            seen: "It acknowledges \(given), but was given everything only up to \(ledger.frontier)"
                + (wasForked ? " in epoch \(chronicle.epoch)." : "."),
            expected: "The cursor moves by one with a live event that is cursor + 1, or to “next” of event.replay for "
                + "all of its topics; everything else is a doorbell.",
            remedy: wasForked
                ? "Send the epoch of the cursor with each event.replay; after -32002 go on from “head” of its data, "
                    + "and acknowledge nothing that was counted in another epoch."
                : "When an event or heartbeat is ahead of the cursor, ask event.replay until “next” has reached “head”."
        )
    }
}
