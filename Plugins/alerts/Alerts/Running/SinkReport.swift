// SPDX-License-Identifier: Apache-2.0

import Chronology
import Model

/// How it stands with a sink: what waits where, and why.
struct SinkReport {
    let sink: String
    let outbox: Outbox

    /// Dead letters that are shown, at most; all are counted.
    static let mostLetters = 20

    /// As JSON.
    func datum() throws(OutboxFault) -> Datum {
        let state = try outbox.state(of: sink)
        let oldest = try outbox.waiting(sink: sink, atMost: 1).first
        let letters = try outbox.deadLetters(sink: sink, atMost: Self.mostLetters)
        let known: [(String, Datum?)] = [
            ("sink", .string(sink)), ("waiting", .integer(Int64(state.waiting))),
            ("deadLetters", .integer(Int64(state.deadLetters))), ("delivered", .integer(state.delivered)),
            ("suppressed", .integer(state.suppressed)), ("lastError", state.lastError.map { .string($0) }),
            ("nextAttempt", state.nextAttempt.map { .string("\($0)") }),
            ("waitingSince", oldest.map { .string("\($0.at)") }),
            ("attempts", oldest.map { .integer(Int64($0.attempts)) }),
            ("letters", .array(letters.map(Self.letter))),
        ]
        return .object(known.compactMap { name, value in value.map { .init(name, $0) } })
    }

    private static func letter(_ entry: Outbox.Entry) -> Datum {
        let alert = Alert(json: entry.payload)
        let known: [(String, Datum?)] = [
            ("sequence", alert.map { .integer($0.sequence) }), ("text", alert.map { .string(AlertText($0).headline) }),
            ("error", entry.lastError.map { .string($0) }),
        ]
        return .object(known.compactMap { name, value in value.map { .init(name, $0) } })
    }
}
