// SPDX-License-Identifier: Apache-2.0

import Chronology
import Engine
import Journal
import Model
import TestSupport
import Testing
import Wire

/// The same journal gives the same register (the third guarantee), down to the next id and the next event.
@Suite struct ReloadTests {
    @Test(arguments: 1...25)
    func `a random history read back answers everything as before`(_ seed: UInt64) throws {
        let bench = try Bench.withEntities(seed: seed)
        var history = History(seed: seed)
        for _ in 0..<30 { history.step(bench) }
        let (head, size, hash) = (bench.engine.head, bench.engine.size, try bench.answers())
        let published = try bench.events().filter { $0["sequence"] != nil }

        try bench.restart()
        #expect(bench.engine.head == head)
        #expect(bench.engine.size == size)
        #expect(try bench.answers() == hash, "seed \(seed)")
        #expect(try bench.replayed() == published, "and replays what was published")
    }

    @Test(arguments: 1...10)
    func `two daemons that go on from the same journal write the same records`(_ seed: UInt64) throws {
        let bench = try Bench.withEntities(seed: seed)
        var history = History(seed: seed)
        for _ in 0..<15 { history.step(bench) }
        let copy = try Bench(try bench.journal.copied(), seed: seed &+ 1)
        copy.clock.now = bench.clock.now
        var other = history
        for _ in 0..<15 {
            history.step(bench)
            other.step(copy)
        }
        #expect(bench.journal.identity().head == copy.journal.identity().head, "seed \(seed)")
        #expect(try bench.answers() == copy.answers())
    }

    @Test func `the replay hash notices a difference`() throws {
        let bench = try Bench.withHistory()
        let before = try bench.answers()
        try bench.assert(Samples.observation("a difference"))
        #expect(try bench.answers() != before)
    }

    @Test func `a journal that this version cannot read is not started from`() throws {
        let journal = InMemoryJournal(register: try #require(RegisterUUID("00000000-0000-4000-8000-000000000000")))
        let draft = Draft(at: 0, by: "later", topic: "claim.asserted.novelty", payload: Array("{\"claim\":{}}".utf8))
        _ = journal.append([Batch(token: 1, first: SequenceNumber(1), drafts: [draft])])
        #expect {
            _ = try Bench(journal)
        } throws: {
            "\($0)".contains("Record 1 cannot be read") && "\($0)".contains("newer version")
        }
    }

    @Test func `records of topics that it does not know are events and nothing more`() throws {
        let bench = try Bench.withEntities()
        let head = bench.journal.identity().head
        let draft = Draft(at: head.at, by: "alerts", topic: "finding.changed.some", payload: Array("{}".utf8))
        _ = bench.journal.append([Batch(token: 1, first: head.sequence.next, drafts: [draft])])
        try bench.restart()
        #expect(bench.engine.head == head.sequence.next)
        let events = try bench.call("event.replay", ["after": .integer(head.sequence.value)])["events"]?.elements
        #expect(events?.compactMap { $0["topic"] } == ["finding.changed.some"])
        try bench.assert(Samples.membership())
    }
}

/// Commands by chance, most of which are taken.
private struct History {
    private var generator: SplitMix64

    init(seed: UInt64) { generator = SplitMix64(seed: seed &* 31) }

    mutating func step(_ bench: Bench) {
        bench.clock.put(bySeconds: Int64.random(in: -100...1_000, using: &generator))
        let number = Int.random(in: 1...20, using: &generator)
        switch Int.random(in: 0..<10, using: &generator) {
        case 0..<6: bench.send("claim.assert", ["claims": .array((0..<number % 3 + 1).map { _ in claim() })])
        case 6: bench.send("claim.retract", ["ids": [.string("c\(number)")], "reason": "by chance"])
        case 7:
            let rank: Datum = generator.chance(50) ? "preferred" : "deprecated"
            bench.send("claim.rank", ["id": .string("c\(number)"), "rank": rank, "reason": "by chance"])
        case 8:
            let grade = ["A", "B", "C", "F"][number % 4]
            bench.send("entity.register", ["entities": [Samples.source("cow", grade, date: "20\(10 + number % 6)")]])
        default:
            if generator.chance(20) { bench.send("claim.retract", ["source": "cow", "reason": "by chance"]) }
        }
    }

    private mutating func claim() -> Datum {
        func one(_ texts: [String]) -> String { texts.randomElement(using: &generator) ?? texts[0] }
        if generator.chance(10) { return Samples.observation("by chance", about: one(["UZB", "KAZ"])) }
        let year = Int.random(in: 1991...2015, using: &generator)
        let valid = one(["\(year)/..", "\(year)-05-15/\(year + 3)-06", "\(year)~/..", "\(year)-XX", "../\(year)"])
        return Samples.membership(
            one(["UZB", "KAZ", "RUS"]), one(["CSTO", "SCO"]), one(["member", "observer", "none", "withdrawn"]), valid,
            by: one(["cow", "dehaas2017"]))
    }
}

extension Bench {
    /// The recorded events, as a replay gives them.
    fileprivate func replayed() throws -> [Datum] {
        (try call("event.replay", ["after": 0, "limit": 10_000])["events"]?.elements ?? []).compactMap { $0["event"] }
    }
}

extension InMemoryJournal {
    /// Another journal of the same register with the same records.
    fileprivate func copied() throws -> InMemoryJournal {
        let copy = InMemoryJournal(register: identity().register)
        let records = try read(after: .zero, limit: .max, maxBytes: .max).records
        let drafts = records.map { Draft(at: $0.at, by: $0.by, topic: $0.topic, payload: $0.payload) }
        _ = copy.append([Batch(token: 1, first: SequenceNumber(1), drafts: drafts)])
        return copy
    }
}
