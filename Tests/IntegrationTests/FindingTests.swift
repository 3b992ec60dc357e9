// SPDX-License-Identifier: Apache-2.0

import Chronology
import Client
import Model
import Testing
import Wire

/// The conclusions of the article's dataset, each computed: with its inputs changed it falls, and is told to subscribers.
@Suite struct FindingTests {
    @Test func `every conclusion of the dataset holds at the end of 2016`() throws {
        let place = try Place()
        defer { place.remove() }
        let daemon = try Daemon(place, ["--load", Files.dataset])
        defer { daemon.end() }
        let connection = try daemon.connection()
        for known: Datum in [.null, "2017-01-23"] {
            let listed = try connection.call("finding.list", ["on": "2016-12-31", "known": known])
            let findings = listed["findings"]?.elements ?? []
            #expect(findings.count >= 12)
            #expect(findings.filter { $0["answer"] != "holds" }.compactMap { $0["id"]?.text } == [], "known \(known)")
            for question: Datum in ["positions", "influence", "interests"] {
                #expect(findings.contains { $0["question"] == question })
            }
        }
    }

    @Test func `each conclusion falls when its inputs change, and comes back with them`() throws {
        let place = try Place()
        defer { place.remove() }
        let daemon = try Daemon(place, ["--load", Files.dataset])
        defer { daemon.end() }
        let connection = try daemon.connection()
        let defined = try connection.call("finding.list", [:])["findings"]?.elements?.compactMap { $0["id"]?.text }
        #expect(Set(defined ?? []) == Set(Upset.all.map(\.finding)), "one upset for each conclusion")
        let stream = try EventStream(
            events: place.events, command: place.command, topics: ["finding.changed"], after: .zero)
        try Self.awaitFirstAnswers(of: defined ?? [], stream)
        _ = try connection.call("entity.register", ["entities": .array(Upset.entities)])
        for upset in Upset.all {
            let claims = try upset.apply(connection)
            let fall = try Self.change(of: upset.finding, to: ["fails", "undetermined"], stream)
            #expect(fall?["before"] == "holds", "\(upset.finding)")
            #expect(fall?["cause"] == "claims", "\(upset.finding)")
            let causes = (fall?["causeClaims"]?.elements ?? []).compactMap(\.text)
            #expect(!Set(causes).isDisjoint(with: claims), "\(upset.finding): \(causes)")
            try upset.takeBack(connection, claims)
            #expect(try Self.change(of: upset.finding, to: ["holds"], stream) != nil, "\(upset.finding)")
        }
    }

    /// Waits until every finding's first answer is noted; one that fell before that would fall from nothing.
    private static func awaitFirstAnswers(of findings: [String], _ stream: EventStream) throws {
        var awaited = Set(findings)
        while !awaited.isEmpty {
            guard case .event(let event, _)? = try stream.next(within: Duration.patience) else {
                throw Failed("no answer of \(awaited.sorted())")
            }
            awaited.remove(event.data["finding"]?.text ?? "")
        }
    }

    /// The next event that gives a finding one of some answers; others may be told between.
    private static func change(of finding: String, to answers: [String], _ stream: EventStream) throws -> Datum? {
        while true {
            guard case .event(let event, _)? = try stream.next(within: Duration.patience) else { return nil }
            guard event.data["finding"]?.text == finding, let after = event.data["after"]?.text,
                answers.contains(after)
            else { continue }
            return event.data
        }
    }
}

/// What makes one conclusion fall: claims by a source that spoke after all others, or that of a claim taken back.
struct Upset {
    let finding: String
    var claims: [Datum] = []
    /// A claim of the dataset to take back, by a filter that it alone fits.
    var without: Datum?

    /// Carries it out; gives the claims that did it.
    func apply(_ connection: Connection) throws -> [String] {
        if let without {
            let found = try connection.call("claim.list", without)["claims"]?.elements ?? []
            try #require(found.count == 1, "\(finding)")
            let id = try #require(found[0]["id"]?.text)
            _ = try connection.call("claim.retract", ["ids": [.string(id)], "reason": "a test"])
            return [id]
        }
        let result = try connection.call("claim.assert", ["claims": .array(claims)])
        return (result["ids"]?.elements ?? []).compactMap(\.text)
    }

    func takeBack(_ connection: Connection, _ ids: [String]) throws {
        if let without {
            var again = try connection.call("claim.get", ["id": .string(ids[0])])["claim"]?.members ?? []
            again.removeAll { ["id", "recorded", "retracted"].contains($0.name) }
            #expect(without != .null)
            _ = try connection.call("claim.assert", ["claims": [.object(again)]])
        } else {
            _ = try connection.call("claim.retract", ["ids": .array(ids.map { .string($0) }), "reason": "a test"])
        }
    }

    /// Entities that only the upsets need: their source, and events for reservations.
    static let entities: [Datum] =
        [["id": "later", "kind": "source", "name": "Somebody later", "reliability": "A", "date": "2020-06-01"]]
        + reservations.map { ["id": .string($0), "kind": "event", "name": .string($0)] }

    private static let reservations = (1...20).map { "test-summit-\($0)" }

    private static func claim(_ kind: String, _ subject: String, _ object: String?, _ value: Datum) -> Datum {
        var members: [Datum.Member] = [
            .init("kind", .string(kind)), .init("subject", .string(subject)), .init("value", value),
            .init("valid", kind == "reservation" ? "2020-01-01" : "2020-01-01/.."),
            .init("citations", [["source": "later"]]),
        ]
        if let object { members.append(.init("object", .string(object))) }
        return .object(members)
    }

    private static func dependence(_ state: String, _ level: Int64) -> [Datum] {
        ["political", "economic", "energy", "security"].map {
            claim("dependence", state, "RUS", ["dimension": .string($0), "level": .integer(level)])
        }
    }

    private static func demand(_ organisation: String, _ demand: String) -> Datum {
        claim("rules", organisation, nil, ["demand": .string(demand)])
    }

    private static func weights(_ russia: Int64, _ china: Int64) -> [Datum] {
        [
            claim("leadership", "RUS", "SCO", ["weight": .integer(russia)]),
            claim("leadership", "CHN", "SCO", ["weight": .integer(china)]),
        ]
    }

    static let all: [Upset] = [
        Upset(finding: "ksor-second-kazakhstan", claims: [claim("contribution", "BLR", "KSOR", ["personnel": 9_000])]),
        Upset(
            finding: "uzbekistan-outside-csto", claims: [claim("membership", "UZB", "CSTO", ["status": "member"])]),
        Upset(
            finding: "uzbekistan-most-independent",
            claims: reservations.map { claim("reservation", "KGZ", $0, ["matter": "a test"]) }),
        Upset(finding: "turkmenistan-outside", claims: [claim("membership", "TKM", "SCO", ["status": "member"])]),
        Upset(finding: "ksor-majority-russian", claims: [claim("contribution", "KAZ", "KSOR", ["personnel": 60_000])]),
        Upset(finding: "csto-one-leader", claims: [claim("leadership", "KAZ", "CSTO", ["role": "co"])]),
        Upset(finding: "sco-two-leaders-balanced", claims: weights(1, 1_000)),
        Upset(
            finding: "csto-members-in-dispute",
            claims: [
                claim("dispute", "KAZ", "RUS", ["type": "energy", "intensity": 0]),
                claim("dispute", "KGZ", "TJK", ["type": "border", "intensity": 0]),
            ]),
        Upset(finding: "sco-transit-refused-twice", without: ["kind": "transit", "subject": "KAZ", "object": "CHN"]),
        Upset(finding: "csto-no-enlargement", claims: [claim("prospect", "SRB", "CSTO", ["outlook": "imminent"])]),
        Upset(
            finding: "sco-india-pakistan-then-iran",
            claims: [claim("prospect", "IND", "SCO", ["by": "CHN", "effect": "block"])]),
        Upset(
            finding: "ca-freer-in-sco", claims: weights(1_000, 1) + [demand("SCO", "high"), demand("CSTO", "low")]),
        Upset(finding: "ca-weak-depend-more", claims: dependence("KGZ", 0)),
        Upset(finding: "ca-dependence-against-independence", claims: dependence("UZB", 4)),
        Upset(finding: "csto-leaves-weak-little-freedom", claims: [demand("CSTO", "low")]),
    ]
}
