// SPDX-License-Identifier: Apache-2.0

import Analysis
import Chronology
public import Journal
import Model
import Register
import Wire

/// What the engine starts from: the model and all else that the journal holds.
struct Loaded {
    var register = Register()
    var keys = IdempotencyKeys()
    var ring = EventRing()
    var cursors: [String: SequenceNumber] = [:]
    /// What findings answered last.
    var answers: [Definition.Name: Verdict] = [:]
    let identity: JournalIdentity
}

extension Loaded {
    /// A finding that is defined anew, or removed, has no answer any more.
    fileprivate mutating func forgetAnswer(after fact: Fact) {
        if let name = fact.redefined { answers[name] = nil }
    }
}

/// Why a journal cannot be started from.
public enum LoadingFailure: Error, CustomStringConvertible {
    /// The store failed, or the chain is broken.
    case journal(JournalFailure)
    /// A record cannot be read.
    case unreadable(String)

    /// A sentence for the operator.
    public var description: String {
        switch self {
        case .journal(let failure): failure.description
        case .unreadable(let reason): reason
        }
    }
}

extension Engine {
    /// Reads the whole journal back, checking its chain, and makes an engine of it. Cost: linear in the journal.
    ///
    /// - Parameter progress: hears, now and then, how many records have been read.
    public static func load(
        from store: some JournalStore, surroundings: Surroundings, progress: (Int) -> Void = { _ in }
    ) throws(LoadingFailure) -> Engine {
        do {
            var loaded = Loaded(identity: try store.identity())
            loaded.cursors = try store.cursors()
            try store.forEachKey { loaded.keys.remember(.init(.init(by: $0.by, key: $0.key), $0.digest)) }
            try loadRecords(from: store, into: &loaded, progress: progress)
            loaded.register.settle()
            return Engine(loaded, surroundings: surroundings)
        } catch let failure as JournalFailure {
            throw .journal(failure)
        } catch {
            throw .unreadable("\(error)")
        }
    }

    private static func loadRecords(
        from store: some JournalStore, into loaded: inout Loaded, progress: (Int) -> Void
    ) throws {
        var reader = FactReader()
        var failure: FactReader.Unreadable?
        let writer = CloudEventWriter(register: "\(loaded.identity.register)", epoch: loaded.identity.head.epoch)
        let recent = loaded.identity.head.sequence.value - Int64(EngineLimits.ringEvents)
        try store.forEachRecord { record in
            do throws(FactReader.Unreadable) {
                if let fact = try reader.fact(record) {
                    loaded.register.replay(fact)
                    loaded.forgetAnswer(after: fact.fact)
                } else {
                    loaded.register.advance(to: record.sequence, at: Instant(milliseconds: record.at))
                    if let (name, answer) = reader.answer(record) { loaded.answers[name] = answer }
                }
            } catch {
                failure = error
                return .stop
            }
            if record.sequence.value > recent { loaded.ring.append(record.sequence, writer.entry(record)) }
            if record.sequence.value.isMultiple(of: EngineLimits.loadingReport) { progress(Int(record.sequence.value)) }
            return .onward
        }
        if let failure { throw failure }
    }
}

extension CloudEventWriter {
    /// A record as the event that it is.
    func entry(_ record: Record) -> EventRing.Entry {
        let epoch = CloudEventWriter(source: source, replacingEpoch: record.epoch)
        return EventRing.Entry(
            topic: record.topic,
            json: epoch.recorded(
                topic: record.topic, sequence: record.sequence, at: Instant(milliseconds: record.at), by: record.by,
                data: record.payload))
    }
}
