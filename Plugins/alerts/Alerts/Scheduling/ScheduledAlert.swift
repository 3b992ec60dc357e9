// SPDX-License-Identifier: Apache-2.0

import Chronology
import Model
import Wire

/// An alert that waits for a sink, as far as its schedule is concerned.
struct ScheduledAlert: Hashable, Sendable {
    /// Its entry in the outbox.
    let id: Int64
    /// When the event was recorded.
    let recorded: Instant
    /// When it came into the outbox.
    let added: Instant
    /// How often its delivery failed.
    let attempts: Int
    /// What it states.
    let saying: Saying
    /// Whether conclusions may follow.
    let awaitsConclusions: Bool
}

/// What an alert states, and on what, each as a digest: two alerts with the same one tell the same.
struct Saying: Hashable, Sendable {
    let question: Int64
    let text: Int64

    init(question: Int64, text: Int64) { (self.question, self.text) = (question, text) }

    /// The statement of an alert.
    init(_ alert: Alert) {
        let question: [Datum]
        let said: Datum
        switch alert.news {
        case .change(let change), .effect(let change):
            question = [.string(alert.topic), .object(change.slot), .string(change.from), .string(change.to)]
            said = .string(ChangeText(change: change, words: Words(names: [])).turn)
        case .finding(let change):
            question = [.string(alert.topic)]
            said = .array([change.before.map { .string($0) } ?? .null, .string(change.after)])
        case .claim(let claim):
            question = [.string(alert.topic), .string(claim.id)]
            said = alert.data
        case .other:
            question = [.string(alert.topic)]
            said = alert.data
        }
        self.init(question: Self.digest(.array([.string(alert.source)] + question)), text: Self.digest(said))
    }

    /// FNV-1a (Fowler, Noll and Vo), 64 bits: enough to tell a few hundred statements apart, and no secret.
    private static func digest(_ datum: Datum) -> Int64 {
        Int64(bitPattern: canonical(datum).reduce(0xcbf2_9ce4_8422_2325) { ($0 ^ UInt64($1)) &* 0x100_0000_01b3 })
    }
}
