// SPDX-License-Identifier: Apache-2.0

import Client
import Foundation
import Model
import Testing

/// `registan import` into a real daemon: whole, once, and on after a crash.
@Suite struct ImportTests {
    @Test func `a history goes into another register, which then holds the same`() throws {
        let (first, second) = (try Place(), try Place())
        defer {
            first.remove()
            second.remove()
        }
        let daemon = try Daemon(first, ["--load", Files.dataset])
        defer { daemon.end() }
        for words in [
            ["retract", "c3", "--reason", "a test"], ["rank", "c2", "preferred", "--reason", "a test"],
            ["register", "state", "UZB", "--name", "Uzbekistan, under another name"],
            ["retract", "--source", "litovkin-2013", "--reason", "a test"],
            ["call", "finding.remove", #"{"id":"csto-one-leader","reason":"a test"}"#],
            ["call", "scenario.save", Self.scenario],
            ["call", "scenario.remove", #"{"name":"uzbekistan-returns","reason":"a test"}"#],
            ["call", "scenario.save", Self.scenario],
            ["export", "--format", "jsonl", "-o", first.path + "/history.jsonl"],
        ] { try Self.succeed(words, in: first) }
        let other = try Daemon(second)
        defer { other.end() }
        try Self.succeed(["import", first.path + "/history.jsonl"], in: second)
        let facts = try Self.replayHash(daemon)
        #expect(try Self.replayHash(other) == facts)
        try Self.expectSameDefinitions(daemon, other)
        let again = try Self.succeed(["import", first.path + "/history.jsonl"], in: second)
        #expect(again.contains("left alone"))
        // The head may have moved: answers of findings are noted as the daemon gets to them.
        #expect(try Self.replayHash(other) == facts)
    }

    @Test func `after a crash the same command goes on, and writes nothing twice`() throws {
        let place = try Place()
        defer { place.remove() }
        let (table, mapping) = try Self.table(rows: 6_000, in: place)
        let daemon = try Daemon(place)
        defer { daemon.end() }
        let stream = try EventStream(
            events: place.events, command: place.command, topics: ["claim.asserted"], after: nil)
        let interrupted = try Self.start(["import", table, "--map", mapping], in: place)
        defer { interrupted.end() }
        _ = try stream.next(within: Duration.patience)
        daemon.kill()
        let status = try interrupted.wait()
        #expect([3, 6].contains(status), "\(interrupted)")
        #expect(interrupted.transcript.joined().contains("Run the same command again"), "\(interrupted)")
        try daemon.restart()
        let count = try #require(try daemon.connection().call("system.status")["claims"]?.integer)
        #expect((1..<6_000).contains(count))
        let finished = try Self.succeed(["import", table, "--map", mapping], in: place)
        #expect(finished.contains("an earlier run had written"), "\(finished)")
        #expect(try daemon.connection().call("system.status")["claims"] == 6_000)
        try Self.succeed(["verify"], in: place)
    }

    @Test func `a file with a mistake leaves the register as it was`() throws {
        let place = try Place()
        defer { place.remove() }
        let (table, mapping) = try Self.table(rows: 50, in: place)
        let text = try Files.text(table).replacing("\nstate-9,", with: "\nstate-9,x,")
        let bad = try place.write("bad.csv", text)
        let daemon = try Daemon(place)
        defer { daemon.end() }
        let head = try Self.head(daemon)
        let refused = try Self.registan(["import", bad, "--map", mapping], in: place)
        #expect(refused.status == 1)
        #expect(refused.output.contains("bad.csv:11:1: The row has 4 fields"), "\(refused.output)")
        #expect(refused.output.contains("Nothing was imported."), "\(refused.output)")
        #expect(try Self.head(daemon) == head)
        let forecast = try Self.succeed(["import", table, "--map", mapping, "--dry-run"], in: place)
        #expect(forecast.contains("50 claims of the kind capability"), "\(forecast)")
        #expect(try Self.head(daemon) == head)
    }

    /// Acceptance case (a): the article and the Correlates of War on Uzbekistan in the CSTO.
    @Test(.enabled(if: Files.publicData("cow-igo-v3-igo-year.csv.xz") != nil, "the data set is not on this machine"))
    func `memberships by year contest the article where they contradict it`() throws {
        let place = try Place()
        defer { place.remove() }
        let daemon = try Daemon(place, ["--load", Files.dataset])
        defer { daemon.end() }
        let table = try #require(Files.publicData("cow-igo-v3-igo-year.csv.xz"))
        let report = try Self.succeed(
            ["import", table, "--map", Files.package + "/config/mappings/cow-igo-v3.toml"], in: place)
        #expect(report.contains("18,936 claims"), "\(report)")
        let question: Datum = ["kind": "membership", "subject": "UZB", "object": "CSTO", "on": "2004-07-01"]
        let roster = try daemon.connection().call(
            "membership.roster", ["organisation": "CSTO", "on": "2004-07-01"])["entries"]?.elements
        #expect(roster?.first { $0["state"] == "UZB" }?["contested"] == true)
        let sources = try daemon.connection().call("claim.explain", question)["sources"]?.elements
        #expect(Set(sources?.compactMap { $0["source"]?.text } ?? []) == ["dehaas2017", "cow-igo-v3"])
    }
}

extension ImportTests {
    /// A table of so many rows, each a claim, and its mapping.
    private static func table(rows: Int, in place: Place) throws -> (table: String, mapping: String) {
        let lines = (0..<rows).map { "state-\($0 % 200),\(1900 + $0 / 200),\($0)" }
        let table = try place.write("table.csv", (["state,year,amount"] + lines).joined(separator: "\n") + "\n")
        let mapping = try place.write(
            "mapping.toml",
            """
            name = "counts"
            title = "Invented counts"
            [[source]]
            id = "counts"
            name = "Invented counts"
            reliability = "C"
            date = "2000"
            [[state]]
            id = { column = "state" }
            name = { column = "state" }
            [[claim]]
            kind = "capability"
            subject = { column = "state" }
            value = { measure = "count", amount = { column = "amount", as = "number" } }
            valid = { throughout = { column = "year", pattern = "YYYY" } }
            citations = [{ source = "counts" }]
            """)
        return (table, mapping)
    }

    static func start(_ words: [String], in place: Place) throws -> Child {
        let environment = place.environment.merging(["REGISTAN_ENDPOINT": place.command]) { $1 }
        return try Child(try Files.program("registan"), words, environment: environment)
    }

    private static func registan(_ words: [String], in place: Place) throws -> (status: Int32, output: String) {
        let child = try start(words, in: place)
        defer { child.end() }
        let status = try child.wait()
        return (status, child.transcript.joined(separator: "\n"))
    }

    @discardableResult
    static func succeed(_ words: [String], in place: Place) throws -> String {
        let (status, output) = try registan(words, in: place)
        #expect(status == 0, "\(words): \(output)")
        return output
    }

    private static func replayHash(_ daemon: Daemon) throws -> String {
        try #require(try daemon.connection().call("journal.verify")["replayHash"]?.text)
    }

    private static func head(_ daemon: Daemon) throws -> Datum? {
        try daemon.connection().call("event.head")["sequence"]
    }
}
