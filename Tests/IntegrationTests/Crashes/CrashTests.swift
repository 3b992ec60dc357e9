// SPDX-License-Identifier: Apache-2.0

import Client
import Foundation
import Model
import Testing

/// `kill -9` in the middle of writes, with a ledger of what was acknowledged outside.
///
/// `REGISTAN_CRASH_ROUNDS` sets the number of rounds, `REGISTAN_SEED` another series.
@Suite struct CrashTests {
    private static let rounds = ProcessInfo.processInfo.environment["REGISTAN_CRASH_ROUNDS"].flatMap { Int($0) } ?? 8
    private static let seed = ProcessInfo.processInfo.environment["REGISTAN_SEED"].flatMap { UInt64($0) } ?? 1

    @Test func `nothing acknowledged is lost, and each subscriber hears each record in order`() throws {
        let place = try Place()
        defer { place.remove() }
        let daemon = try Daemon(place)
        defer { daemon.end() }
        _ = try daemon.connection().call("entity.register", Workload.entities)
        var followers = try Follower.all(of: place)
        defer { for follower in followers { follower.end() } }

        var workload = Workload(seed: Self.seed)
        var ledger = Ledger()
        var replay = try Replay(try daemon.connection())
        var slowest = Duration.zero
        for round in 1...Self.rounds {
            let unanswered = try Self.crash(daemon, &workload, &ledger)
            slowest = max(slowest, daemon.startTime)
            try Self.settle(unanswered, daemon, &ledger)
            try replay.advance(try daemon.connection())
            let lost = ledger.lost(from: replay)
            #expect(lost.isEmpty, "round \(round), seed \(Self.seed)")
            #expect(replay.sequences() == Array(1...Int64(replay.records.count)), "round \(round), seed \(Self.seed)")
            for index in followers.indices { try followers[index].hear() }
            // Every other round a subscriber crashes too, and goes on from its cursor.
            if round.isMultiple(of: 2) { try followers[round / 2 % followers.count].crash() }
        }
        // Once more from the beginning: a crash must not touch what had survived an earlier one.
        let whole = try Replay(try daemon.connection())
        #expect(whole.records.elementsEqual(replay.records, by: ==))
        #expect(ledger.lost(from: whole).isEmpty)
        try Self.verify(daemon, whole, &followers)
        print(
            "crashes: seed \(Self.seed), \(Self.rounds) rounds, \(ledger.count) acknowledged, slowest start \(slowest)")
    }

    /// Writes until some are acknowledged, kills the daemon while more are under way, and starts it again.
    private static func crash(
        _ daemon: Daemon, _ workload: inout Workload, _ ledger: inout Ledger
    ) throws -> [Pipeline.Write] {
        var pipeline = try Pipeline(daemon)
        for _ in 0..<workload.number(in: 1...150) {
            try pipeline.fill(&workload)
            guard let (key, outcome) = try pipeline.receive() else { throw Failed("no reply came") }
            try ledger.note(key, try outcome.get())
        }
        daemon.kill()
        // What had left the daemon before it died is acknowledged, whether it had been read by then or not.
        while let (key, outcome) = try pipeline.receive(within: .zero) { try ledger.note(key, try outcome.get()) }
        try daemon.restart()
        return Array(pipeline.open.values)
    }

    /// Sends writes whose outcome is unknown again, under the keys that they had.
    private static func settle(_ writes: [Pipeline.Write], _ daemon: Daemon, _ ledger: inout Ledger) throws {
        var pipeline = try Pipeline(daemon)
        for write in writes { try pipeline.send(write) }
        while !pipeline.open.isEmpty {
            guard let (key, outcome) = try pipeline.receive() else { throw Failed("no reply came") }
            try ledger.note(key, try outcome.get())
        }
    }

    private static func verify(_ daemon: Daemon, _ replay: Replay, _ followers: inout [Follower]) throws {
        let verification = try daemon.connection().call("journal.verify")
        #expect(verification["ok"]?.bool == true)
        #expect(verification["records"]?.integer == Int64(replay.records.count))
        for index in followers.indices {
            let expected = replay.sequences(followers[index].topic)
            try followers[index].hear(through: expected.last ?? 0)
            #expect(followers[index].isOrdered, "\(followers[index].name)")
            #expect(followers[index].heard == Set(expected), "\(followers[index].name)")
        }
    }
}
