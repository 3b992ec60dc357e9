// SPDX-License-Identifier: Apache-2.0

import Client
import Foundation
import Glibc
import Model
import Testing
import Wire

/// How the daemon begins and ends, as its service manager and its neighbours see it.
@Suite struct LifecycleTests {
    @Test func `READY comes with the sockets bound, and the watchdog is fed`() throws {
        let place = try Place()
        defer { place.remove() }
        let daemon = try Daemon(place, environment: ["WATCHDOG_USEC": "2000000"])
        defer { daemon.end() }
        #expect(try daemon.connection().call("event.head")["sequence"]?.integer == 0)
        for _ in 0..<2 { try daemon.manager.hear("WATCHDOG=1", from: daemon.child, within: .seconds(3)) }
        daemon.child.send(SIGTERM)
        try daemon.manager.hear("STOPPING=1", from: daemon.child)
        #expect(try daemon.child.wait() == 0)
    }

    @Test func `directories are the owner's alone, and sockets the group's`() throws {
        let place = try Place()
        defer { place.remove() }
        let daemon = try Daemon(place)
        defer { daemon.end() }
        let modes = try ["run", "data", "data/journal.sqlite", "run/command.sock", "run/events.sock"].map(place.mode)
        #expect(modes == [0o700, 0o700, 0o600, 0o660, 0o660])
    }

    @Test func `SIGTERM answers what was asked, then ends with 0`() throws {
        let place = try Place()
        defer { place.remove() }
        let daemon = try Daemon(place)
        defer { daemon.end() }
        _ = try daemon.connection().call("entity.register", Workload.entities)
        var (workload, ledger) = (Workload(seed: 7), Ledger())
        var pipeline = try Pipeline(daemon)
        try pipeline.fill(&workload)
        guard let (key, first) = try pipeline.receive() else { throw Failed("no reply came") }
        try ledger.note(key, try first.get())
        let status = try daemon.terminate()
        #expect(status == 0, "\(daemon.child)")
        while let (key, outcome) = try pipeline.receive(within: .zero) {
            switch outcome {
            case .success(let result): try ledger.note(key, result)
            case .failure(let error): #expect(error.code == .notPossibleNow)
            }
        }
        try daemon.restart()
        let replay = try Replay(try daemon.connection())
        #expect(ledger.lost(from: replay).isEmpty)
        // Whatever was written was also acknowledged: an orderly end leaves nobody in doubt.
        #expect(Set(replay.claims.keys) == Set(ledger.entries.keys))
    }

    @Test func `a second daemon on the same data is refused with a sentence`() throws {
        let place = try Place()
        defer { place.remove() }
        let daemon = try Daemon(place)
        defer { daemon.end() }
        let sameData = try registand(place, ["--data", place.data, "--run", place.path + "/other-run"])
        let sameRun = try registand(place, ["--data", place.path + "/other-data", "--run", place.run])
        for refused in [sameData, sameRun] {
            #expect(refused.status == 1)
            #expect(refused.output.contains("process \(daemon.child.processID) holds it"), "\(refused.output)")
        }
        #expect(try daemon.connection().call("system.status")["health"]?.text == "ok")
    }

    @Test func `sockets that a daemon left behind are in nobody's way`() throws {
        let place = try Place()
        defer { place.remove() }
        let daemon = try Daemon(place)
        defer { daemon.end() }
        daemon.kill()
        #expect(try place.mode(of: "run/command.sock") == 0o660)
        #expect(throws: ClientError.self) { try daemon.connection() }
        try daemon.restart()
        #expect(try daemon.connection().call("event.head")["sequence"]?.integer == 0)
    }

    @Test func `a write whose reply was lost is carried out once, also across a restart`() throws {
        let place = try Place()
        defer { place.remove() }
        let daemon = try Daemon(place)
        defer { daemon.end() }
        _ = try daemon.connection().call("entity.register", Workload.entities)
        var workload = Workload(seed: 3)
        let (_, parameters) = workload.next()
        let first = try daemon.connection().callBytes("claim.assert", parameters).json
        daemon.kill()
        try daemon.restart()
        let connection = try daemon.connection()
        let head = try connection.call("event.head")
        #expect(try connection.callBytes("claim.assert", parameters).json == first)
        #expect(try connection.call("event.head") == head)
        let (_, other) = workload.next()
        let members = (other.members ?? []).map { $0.name == "idempotencyKey" ? Datum.Member($0.name, "w1") : $0 }
        let refusal = try refusal { _ = try connection.call("claim.assert", .object(members)) }
        #expect(refusal?.code == .conflict)
        #expect(try connection.call("event.head") == head)
    }
}
