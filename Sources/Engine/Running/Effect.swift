// SPDX-License-Identifier: Apache-2.0

public import Chronology
public import Journal

/// Where a reply goes: whatever the composition needs to find the peer again, as a number.
public struct Route: Hashable, Sendable {
    /// The number.
    public let value: UInt64

    /// Wraps a number.
    public init(_ value: UInt64) { self.value = value }
}

/// What the engine wants done outside: values, which the composition carries out in their order.
public enum Effect: Sendable {
    /// Send a reply. The route is not needed afterwards, unless it was kept.
    case reply(Route, [UInt8])
    /// Keep a route beyond its reply, for a plugin's session.
    case keep(Route)
    /// Let go of a kept route.
    case release(Route)
    /// Publish an event.
    case publish(topic: String, [UInt8])
    /// Hand a batch to the journal's writer.
    case submit(Batch)
    /// Let the journal's writer take batches again after a refusal.
    case resume(after: SequenceNumber)
    /// Ask the journal's reader for a question's answer, and hand it to `Engine.answered`.
    case ask(JournalQuestion, token: UInt64)
    /// Make an evaluation on another thread, and hand the outcome to `Engine.evaluated`.
    case evaluate(EvaluationJob, token: UInt64)
    /// Find out whether a kept route still leads anywhere, and hand it to `Engine.probed`.
    case probe(Route, token: UInt64)
    /// Hand a call of a service to the plugin at a kept route; where that fails, tell `Engine.notForwarded`.
    case forward(Route, call: String, [UInt8])
    /// Save consumers' cursors some time soon.
    case saveCursors([String: SequenceNumber])
    /// Stop the process: nothing more may leave it. The text says why.
    case stop(String)
}

/// Why a call could not be handed to its plugin.
public enum ForwardingFailure: Sendable {
    /// The plugin's connection is gone.
    case unreachable
    /// The plugin has not taken what was sent before.
    case full
}

/// What the engine asks the journal's reader.
public enum JournalQuestion: Sendable {
    /// Records after a sequence.
    case replay(after: SequenceNumber, limit: Int)
    /// The reply remembered under an idempotency key.
    case reply(by: String, key: String)
    /// Whether the whole chain holds, and what the records say.
    case verify(ContentDigest)
}

/// What the journal's reader answers.
public enum JournalAnswer: Sendable {
    /// Records, and the last sequence examined.
    case records(RecordPage)
    /// The entry under a key.
    case reply(IdempotencyEntry?)
    /// What was found.
    case verification(VerifiedJournal)
    /// It could not be answered.
    case failure(JournalFailure)
}
