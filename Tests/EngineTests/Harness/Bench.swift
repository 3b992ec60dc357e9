// SPDX-License-Identifier: Apache-2.0

import Chronology
import Journal
import Model
import TestSupport
import Testing
import Wire

@testable import Engine

/// An engine with everything around it in the test's hands: clocks, chance, the journal's threads and the peers.
///
/// Effects are carried out in their order after every call, as the composition does. The journal writes at once, unless
/// the test holds it back; what leaves is kept in `output`.
final class Bench {
    /// What left the daemon, in order.
    enum Output {
        case reply(Route, [UInt8])
        case event(topic: String, [UInt8])
    }

    private(set) var engine: Engine
    let journal: InMemoryJournal
    let clock: ManualClock
    /// Batches that were handed to the journal's writer and not written yet.
    private(set) var queue: [Batch] = []
    /// Whether the writer waits for the test instead of writing at once.
    var holdsWrites = false
    /// Whether the reader waits for the test instead of answering at once.
    var holdsAnswers = false
    /// Whether the writer has refused, and waits to be told to go on.
    private(set) var isRefusing = false
    private(set) var questions: [(question: JournalQuestion, token: UInt64)] = []
    /// Whether probes of peers wait for the test instead of being answered at once.
    var holdsProbes = false
    private var probes: [(route: Route, token: UInt64)] = []
    /// Whether evaluations wait for the test instead of being made at once.
    var holdsEvaluations = false
    private(set) var evaluations: [(job: EvaluationJob, token: UInt64)] = []
    private(set) var output: [Output] = []
    /// Routes that were to be kept.
    private(set) var kept: Set<Route> = []
    /// Routes behind which there is nobody any more.
    var vanished: Set<Route> = []
    /// Routes behind which nobody takes what is sent.
    var clogged: Set<Route> = []
    /// Calls of services that were handed to plugins, in order.
    private(set) var forwarded: [(route: Route, bytes: [UInt8])] = []
    /// Why the daemon stopped.
    private(set) var stopped: String?
    private var lastRoute: UInt64 = 0
    private var parser = JSONParser()

    init(_ journal: InMemoryJournal? = nil, at time: String = "2016-12-31T12:00:00Z", seed: UInt64 = 1) throws {
        var generator = SplitMix64(seed: seed)
        self.journal = journal ?? InMemoryJournal(register: .random(using: &generator))
        clock = try ManualClock(time)
        engine = try Self.load(self.journal, clock, generator)
    }

    private static func load(
        _ journal: InMemoryJournal, _ clock: ManualClock, _ generator: SplitMix64
    ) throws -> Engine {
        var generator = generator
        return try Engine.load(
            from: journal,
            surroundings: Surroundings(
                now: { clock.now }, elapsed: { clock.elapsed }, random: { generator.next() }, memory: { 1 << 20 },
                version: "0.0.0", store: "memory"))
    }

    /// Starts the daemon anew from what the journal has; peers, held writes and questions are gone.
    func restart(seed: UInt64 = 2) throws {
        (queue, questions, evaluations, isRefusing, stopped, kept) = ([], [], [], false, nil, [])
        engine = try Self.load(journal, clock, SplitMix64(seed: seed))
    }

    // MARK: Peers

    /// Somebody new with a role.
    func peer(_ name: String, _ role: Role) -> Caller {
        lastRoute += 1
        return Caller(route: Route(lastRoute), name: name, role: role)
    }

    /// Sends bytes and gives the route that the reply will have; whether one follows, too.
    @discardableResult
    func send(bytes: [UInt8], as role: Role = .operator, by name: String = "tester") -> (route: Route, follows: Bool) {
        let caller = peer(name, role)
        let follows = bytes.withUnsafeBytes { engine.receive($0, from: caller) }
        carryOut()
        return (caller.route, follows)
    }

    /// Sends a request and gives the route that its reply will have.
    @discardableResult
    func send(
        _ method: String, _ params: Datum = [:], as role: Role = .operator, by name: String = "tester"
    ) -> Route {
        send(bytes: Call.request(id: Int64(lastRoute) + 1, method: method, params: params), as: role, by: name).route
    }

    /// Does what is left of long reads.
    func work() {
        while engine.hasWork { workOnce() }
    }

    /// Does one slice of a long read.
    func workOnce() {
        engine.work()
        carryOut()
    }

    /// Lets the second pass that the heartbeat marks.
    func tick() {
        engine.tick()
        carryOut()
    }

    func drain() {
        engine.drain()
        carryOut()
    }

    /// Makes the ring of recent events small, so that replays need the journal.
    func shrinkRing(to capacity: Int) { engine.ring = EventRing(capacity: capacity) }

    // MARK: The journal

    /// Writes the first of the queued batches as one group, all if no number is given, and says that they are durable.
    func commit(_ count: Int? = nil) {
        let group = queue.prefix(count ?? queue.count)
        guard !group.isEmpty else { return }
        let outcome = journal.append(group)
        queue.removeFirst(group.count)
        if case .refused(let sequence, let reason) = outcome {
            Issue.record("the journal refused \(sequence): \(reason)")
        }
        settle(outcome)
    }

    /// Refuses the first queued batch, and with it all behind it, until the engine says how to go on.
    func refuse(_ reason: Refusal) {
        guard let first = queue.first else {
            Issue.record("there is no batch to refuse")
            return
        }
        isRefusing = true
        queue = []
        settle(.refused(from: first.first, reason: reason))
    }

    /// Does not know what became of the first queued batch.
    func lose() { settle(.unknown(description: "an input or output error")) }

    private func settle(_ outcome: AppendOutcome) {
        engine.settled(outcome)
        carryOut()
    }

    /// Answers what was asked of the journal's reader.
    func answerQuestions() {
        let asked = questions
        questions = []
        for (question, token) in asked { answer(question, token) }
    }

    /// Says that a question could not be answered.
    func failQuestions(_ failure: JournalFailure) {
        let asked = questions
        questions = []
        for (_, token) in asked { engine.answered(token, .failure(failure)) }
        carryOut()
    }

    private func answer(_ question: JournalQuestion, _ token: UInt64) {
        do throws(JournalFailure) {
            let answer: JournalAnswer =
                switch question {
                case .replay(let after, let limit):
                    .records(try journal.read(after: after, limit: limit, maxBytes: EngineLimits.pageBytes))
                case .reply(let by, let key): .reply(journal.reply(by: by, key: key))
                case .verify(var content):
                    .verification(VerifiedJournal(try journal.verify(each: { content.add($0) }), content))
                }
            engine.answered(token, answer)
        } catch {
            engine.answered(token, .failure(error))
        }
        carryOut()
    }

    /// Says of each peer that was probed whether it is still there.
    func answerProbes() {
        let probed = probes
        probes = []
        for (route, token) in probed { engine.probed(token, isReachable: !vanished.contains(route)) }
        carryOut()
    }

    // MARK: Evaluations

    /// Makes the evaluations that were asked for.
    func evaluate() {
        let jobs = evaluations
        evaluations = []
        for (job, token) in jobs { engine.evaluated(token, job.run { false }) }
        carryOut()
    }

    // MARK: Effects

    private func carryOut() {
        var effects = engine.takeEffects()
        while !effects.isEmpty {
            for effect in effects { carryOut(effect) }
            effects = engine.takeEffects()
        }
        if !holdsWrites, !queue.isEmpty { commit() }
        if !holdsAnswers, !questions.isEmpty { answerQuestions() }
        if !holdsProbes, !probes.isEmpty { answerProbes() }
        if !holdsEvaluations, !evaluations.isEmpty { evaluate() }
    }

    private func carryOut(_ effect: Effect) {
        switch effect {
        case .reply(let route, let bytes): output.append(.reply(route, bytes))
        case .keep(let route): kept.insert(route)
        case .release(let route): kept.remove(route)
        case .publish(let topic, let bytes): output.append(.event(topic: topic, bytes))
        case .submit(let batch): if !isRefusing { queue.append(batch) }
        case .resume(let sequence):
            #expect(sequence == journal.identity().head.sequence, "the model and the journal have come apart")
            isRefusing = false
        case .ask(let question, let token): questions.append((question, token))
        case .evaluate(let job, let token): evaluations.append((job, token))
        case .probe(let route, let token): probes.append((route, token))
        case .forward(let route, let call, let bytes): forward(bytes, to: route, call)
        case .saveCursors(let cursors): journal.saveCursors(cursors)
        case .stop(let reason): stopped = reason
        }
    }

    private func forward(_ bytes: [UInt8], to route: Route, _ call: String) {
        if vanished.contains(route) || !kept.contains(route) { return engine.notForwarded(call, .unreachable) }
        if clogged.contains(route) { return engine.notForwarded(call, .full) }
        forwarded.append((route, bytes))
    }

    /// Reads what left.
    func read(_ bytes: [UInt8]) throws -> Datum { try parser.parse(bytes) }
}
