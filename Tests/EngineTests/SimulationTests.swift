// SPDX-License-Identifier: Apache-2.0

import Chronology
import Engine
import Journal
import Model
import TestSupport
import Testing
import Wire

/// Random peers, journals that are late or refuse, clocks that jump: what must hold whatever happens, by seed.
@Suite struct SimulationTests {
    @Test(arguments: 1...300)
    func `guarantees hold under random load`(_ seed: UInt64) throws {
        var simulation = try Simulation(seed: seed)
        for _ in 0..<60 { simulation.step() }
        try simulation.finish()
    }

    @Test func `the check would notice a write that was acknowledged and lost`() throws {
        var simulation = try Simulation(seed: 7)
        simulation.bench.holdsWrites = true
        let route = simulation.bench.sendAssert(Samples.membership())
        // The journal says durable and has kept nothing.
        let head = JournalHead(sequence: SequenceNumber(10), epoch: 1, hash: .zero)
        simulation.bench.engine.settled(.durable(through: SequenceNumber(10), head: head))
        _ = simulation.bench.engine.takeEffects().map { effect in
            if case .reply(route, let bytes) = effect { simulation.acknowledged.append(bytes) }
        }
        #expect(try simulation.lostWrites().count == 1)
    }
}

/// A bench with peers that do what a seed says.
struct Simulation {
    let bench: Bench
    private var generator: SplitMix64
    private var routes: [Route] = []
    private var writes: [Route] = []
    /// Replies to writes that were seen apart from the bench's own.
    var acknowledged: [[UInt8]] = []
    private var number = 0

    init(seed: UInt64) throws {
        bench = try Bench.withEntities(seed: seed)
        generator = SplitMix64(seed: seed &* 977)
        bench.holdsWrites = true
    }

    /// Somebody; names have keys of their own.
    private mutating func peer() -> String { ["anna", "bert", "carla"].randomElement(using: &generator) ?? "anna" }

    mutating func step() {
        switch Int.random(in: 0..<100, using: &generator) {
        case 0..<40: write()
        case 40..<65: read()
        case 65..<75: spoil()
        case 75..<90: bench.commit(Int.random(in: 1...3, using: &generator))
        case 90..<93: if !bench.queue.isEmpty { bench.refuse(generator.chance(50) ? .diskFull : .tooLarge) }
        case 93..<96: bench.clock.put(bySeconds: Int64.random(in: -5_000...5_000, using: &generator))
        case 96..<98: bench.tick()
        default: bench.workOnce()
        }
        // Trouble with the store is tried again after a second.
        bench.clock.pass(seconds: 0.4)
    }

    private mutating func write() {
        number += 1
        let state = ["UZB", "KAZ", "RUS"].randomElement(using: &generator) ?? "UZB"
        let year = Int.random(in: 1990...2016, using: &generator)
        let status = ["member", "observer", "suspended"].randomElement(using: &generator) ?? "member"
        let claim = Samples.membership(
            state, "CSTO", status, "\(year)-01-01/..", by: generator.chance(50) ? "cow" : "dehaas2017")
        let key = generator.chance(30) ? "key-\(number % 7)" : nil
        let route =
            generator.chance(80)
            ? bench.sendAssert(claim, key: key, by: peer())
            : bench.send(
                "claim.retract",
                ["ids": [.string("c\(Int.random(in: 1...20, using: &generator))")], "reason": "chance"], by: peer())
        routes.append(route)
        writes.append(route)
    }

    private mutating func read() {
        let reads: [(String, Datum)] = [
            ("membership.roster", ["organisation": "CSTO"]), ("claim.list", [:]), ("model.contested", [:]),
            ("system.status", [:]), ("event.replay", ["after": 0]), ("membership.timeline", [:]),
            ("model.diff", ["from": ["on": "2005-01-01"], "to": ["known": "2016"]]),
        ]
        let (method, params) = reads.randomElement(using: &generator) ?? reads[0]
        routes.append(bench.send(method, params))
    }

    private mutating func spoil() {
        let messages = ["{", "[]", #"{"jsonrpc":"2.0","id":1,"method":"no.such"}"#]
        routes.append(bench.send(bytes: Array((messages.randomElement(using: &generator) ?? "{").utf8)).route)
    }

    /// Lets everything come to its end, and looks at what was left behind.
    mutating func finish() throws {
        bench.work()
        bench.commit()
        bench.clock.pass(seconds: 5)
        bench.holdsWrites = false
        bench.commit()
        bench.work()
        #expect(routes.allSatisfy { bench.replies($0).count == 1 }, "every request gets exactly one reply")
        try checkOrder()
        try checkEvents()
        try checkKeys()
        #expect(try lostWrites().isEmpty)
        try checkRestart()
    }

    /// Nothing speaks of a record whose event has not left before it; results of writes leave in the order of what they
    /// speak of, but for repeated ones.
    private func checkOrder() throws {
        var (published, last) = (Int64(0), Int64(0))
        var seen: Set<[String]> = []
        for output in bench.output {
            switch output {
            case .event(_, let bytes):
                published = try bench.read(bytes)["sequence"]?.text.flatMap { Int64($0) } ?? published
            case .reply(_, let bytes):
                let result = try bench.read(bytes)["result"]
                guard let sequence = result?["sequence"]?.integer else { continue }
                #expect(sequence <= published)
                guard let ids = result?["ids"]?.texts, !ids.isEmpty, seen.insert(ids).inserted else { continue }
                #expect(sequence > last)
                last = sequence
            }
        }
    }

    /// Events are the journal: contiguous, in order, with times that never go back.
    private func checkEvents() throws {
        let events = try bench.events().filter { $0["sequence"] != nil }
        let sequences = events.compactMap { Int64($0["id"]?.text ?? "") }
        #expect(sequences == Array(1...bench.journal.identity().head.sequence.value))
        let records = try bench.journal.read(after: .zero, limit: .max, maxBytes: .max).records
        #expect(try events.map { $0["data"] } == records.map { try bench.read($0.payload) })
        #expect(events.map { $0["recordedby"]?.text } == records.map(\.by))
        let times = events.compactMap { $0["time"]?.text }
        #expect(times == times.sorted())
    }

    /// What each write made is its own: no claim was given to two writes, but for repetitions under one key.
    private func checkKeys() throws {
        var owners: [String: Set<[UInt8]>] = [:]
        for route in writes {
            let result = try bench.read(bench.replies(route)[0])["result"]
            guard let result, let ids = result["ids"]?.texts else { continue }
            for id in ids { owners[id, default: []].insert(canonical(result)) }
        }
        #expect(owners.values.allSatisfy { $0.count == 1 }, "every repetition got the first reply")
    }

    /// Acknowledged ids that the journal does not have.
    func lostWrites() throws -> [String] {
        let replies = writes.flatMap { bench.replies($0) } + acknowledged
        let ids = try replies.flatMap { try bench.read($0)["result"]?["ids"]?.texts ?? [] }
        var kept: Set<String> = []
        for record in try bench.journal.read(after: .zero, limit: 10_000, maxBytes: 64 << 20).records {
            if let id = try bench.read(record.payload)["claim"]?["id"]?.text { kept.insert(id) }
        }
        return ids.filter { !kept.contains($0) }
    }

    /// The same journal gives the same model.
    private func checkRestart() throws {
        let before = try answers()
        try bench.restart()
        #expect(try answers() == before)
    }

    private func answers() throws -> [Datum] {
        let questions: [(String, Datum)] = [
            ("membership.timeline", [:]), ("claim.list", ["limit": 10_000, "retracted": true]),
            ("model.contested", [:]),
            ("entity.list", [:]),
            ("claim.explain", ["kind": "membership", "subject": "UZB", "object": "CSTO", "on": "2010-01-01"]),
        ]
        return try questions.map { try bench.call($0, $1) }
    }
}
