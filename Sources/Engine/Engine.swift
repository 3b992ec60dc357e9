// SPDX-License-Identifier: Apache-2.0

import Analysis
public import Chronology
import Journal
import Register
import Wire

/// The register as a service: decides requests one after another, and says what is to be sent, published and written.
///
/// It does nothing itself. Each call adds to `effects`, which the composition takes and carries out in order; clocks
/// and chance come from `Surroundings`. **Nothing leaves before it is durable:** a reply carries the sequence that it
/// was computed at and waits until the journal has that sequence. One owner thread; no call blocks.
///
/// The parts: `Engine+Requests` takes a message apart and sends it on; `+Writes` decides and submits; `+Outcomes`
/// hears from the journal; `+Inquiries` asks its reader; `+Findings` evaluates what writes have touched; `+Replays`,
/// `+Plugins`, `+Services`, `+Publishing`, `+System` and `+LongReads` answer what their names say.
public final class Engine {
    var register: Register
    var pending = PendingWrites()
    var keys: IdempotencyKeys
    var ring: EventRing
    var sessions: PluginSessions
    var calls = ServiceCalls()
    var longReads: [LongRead] = []
    /// Long reads that wait for an evaluation, by the number under which it was asked for.
    var evaluating: [UInt64: LongRead] = [:]
    var book: FindingBook
    /// The findings that are being evaluated.
    var batch: FindingBatch?
    /// Days that have come and of which it is not known yet what they bring.
    var sweep: EffectiveSweep?
    /// The day that findings were last evaluated for.
    var day: Day
    /// Requests that wait for an answer from outside, by the number under which it was asked for.
    var questions: [UInt64: AwaitedAnswer] = [:]
    var metrics = Metrics()
    var parser = JSONParser()
    /// The end of what is durable.
    var durable: JournalHead
    /// The beginnings of the journal's epochs, to judge cursors of older ones.
    let epochs: [EpochStart]
    let instance: RegisterUUID
    let events: CloudEventWriter
    let surroundings: Surroundings
    let started: UInt64
    /// Why writes are refused at the moment; nil while all is well.
    var trouble: Trouble?
    /// Whether the process is on its way out and takes no more requests.
    var isDraining = false
    /// Whether nothing may leave any more.
    var isStopped = false
    private var lastToken: UInt64 = 0

    /// What is to be done, in order. Take it with `takeEffects` after every call.
    var effects: [Effect] = []

    /// An engine over what was read back from the journal.
    init(_ loaded: Loaded, surroundings: Surroundings) {
        register = loaded.register
        keys = loaded.keys
        ring = loaded.ring
        sessions = PluginSessions(cursors: loaded.cursors)
        durable = loaded.identity.head
        epochs = loaded.identity.epochs
        instance = loaded.identity.register
        events = CloudEventWriter(register: "\(instance)", epoch: loaded.identity.head.epoch)
        size = (loaded.register.entityCount, loaded.register.claimCount)
        book = FindingBook([], answers: loaded.answers)
        day = surroundings.now().day
        self.surroundings = surroundings
        started = surroundings.elapsed()
        restartFindings()
    }

    /// What is to be done since this was last asked, in order.
    public func takeEffects() -> [Effect] {
        defer { effects.removeAll(keepingCapacity: true) }
        return effects
    }

    /// How many entities and claims there are, as far as they are durable.
    public internal(set) var size: (entities: Int, claims: Int)

    /// The last record that was decided.
    public var head: SequenceNumber { register.head }

    /// Whether every write has been settled.
    public var isSettled: Bool { pending.writes.isEmpty }

    /// Whether a record, and with it all before it, is durable.
    public func isDurable(_ sequence: SequenceNumber) -> Bool { sequence <= durable.sequence }

    /// A number that no other question or write of this process has.
    func nextToken() -> UInt64 {
        lastToken += 1
        return lastToken
    }

    /// The time of the next record: the wall clock, but never before the last record.
    func recordingTime() -> Instant {
        max(surroundings.now(), Instant(milliseconds: lastRecordTime))
    }

    private var lastRecordTime: Int64 { max(durable.at, pending.writes.last?.drafts.last?.at ?? .min) }
}
