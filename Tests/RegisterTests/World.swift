// SPDX-License-Identifier: Apache-2.0

import Chronology
import Model
import Register

/// A register with a few states, organisations and sources, to which a test adds what it speaks of, in plain words.
struct World {
    var register = Register()
    /// The time of the next record; each takes a minute.
    private(set) var clock: Instant

    /// States, organisations, a body, exercises and an installation; `a1` to `e1` are sources graded A to E, of 2017.
    init(at time: String = "2026-11-01T09:00:00Z") throws {
        clock = try Instant(time)
        for id in ["UZB", "RUS", "KGZ", "IND", "CHN", "KAZ"] { try register(id, "state") }
        for id in ["CSTO", "SCO"] { try register(id, "organisation") }
        try register("KSOR", "body")
        for id in ["peace-mission-2007", "rubezh-2008"] { try register(id, "exercise") }
        try register("kant", "installation")
        for grade in ["A", "B", "C", "D", "E", "F"] { try source("\(grade.lowercased())1", grade) }
    }

    @discardableResult
    mutating func transact(_ command: Command) throws -> Transaction {
        clock = Instant(milliseconds: clock.milliseconds + 60_000)
        return try register.transact(command, at: clock, by: "tester")
    }

    mutating func register(_ id: String, _ kind: String, _ attributes: Datum = [:]) throws {
        let members: [Datum.Member] = [
            .init("id", .string(id)), .init("kind", .string(kind)), .init("name", .string(id)),
        ]
        try transact(.register([Entity(reading: .object(members + (attributes.members ?? [])))]))
    }

    mutating func source(
        _ id: String, _ reliability: String, date: String = "2017-06-30", covers: String? = nil
    ) throws {
        try register(
            id, "source",
            ["reliability": .string(reliability), "date": .string(date), "covers": covers.map { .string($0) } ?? .null])
    }

    /// Asserts a claim. `reported` dates the citations; without it the sources' own dates count.
    @discardableResult
    mutating func say(
        _ subject: String, _ kind: String, _ object: String? = nil, _ value: Datum, _ valid: String,
        by sources: String...,
        reported: String? = nil, via: String? = nil, credibility: Datum = 2, rank: String = "normal"
    ) throws -> ClaimID {
        let citations = sources.map { source -> Datum in
            [
                "source": .string(source), "reported": reported.map { .string($0) } ?? .null,
                "via": via.map { .string($0) } ?? .null,
            ]
        }
        let assertion = try Assertion(reading: [
            "kind": .string(kind), "subject": .string(subject), "object": object.map { .string($0) } ?? .null,
            "value": value, "valid": .string(valid), "citations": .array(citations), "credibility": credibility,
            "rank": .string(rank),
        ])
        return try transact(.assert([assertion])).claimIDs[0]
    }

    /// Asserts that UZB has a status in the CSTO.
    @discardableResult
    mutating func member(
        _ status: String, _ valid: String, by source: String, reported: String? = nil,
        credibility: Datum = 2, rank: String = "normal"
    ) throws -> ClaimID {
        try say(
            "UZB", "membership", "CSTO", ["status": .string(status)], valid, by: source, reported: reported,
            credibility: credibility, rank: rank)
    }
}

extension World {
    /// The slot of a question.
    func slot(
        _ subject: String = "UZB", _ kind: String = "membership", _ object: String? = "CSTO", _ value: Datum = [:],
        own: ClaimID? = nil
    ) throws -> SlotKey {
        let kind = try KindIndex(reading: kind, field: "kind")
        let qualifiers = kind.kind.fields.map { Field($0.name, $0.type, $0.summary) }
        return SlotKey(
            kind: kind, subject: try EntityID(reading: subject, field: "subject"),
            object: try object.map { try EntityID(reading: $0, field: "object") },
            value: try FieldValues(reading: value, fields: qualifiers, field: "value"), own: own)
    }

    /// The answer on a day, the slot's whole timeline being computed; UZB in the CSTO where no slot is named.
    func answer(
        _ on: String, _ key: SlotKey? = nil, known: String? = nil, recorded: SequenceNumber? = nil,
        whatIf: [Assertion] = []
    ) throws -> Answer {
        try segment(on, key, known: known, recorded: recorded, whatIf: whatIf).answer
    }

    /// The stretch of the timeline that a day lies in.
    func segment(
        _ on: String, _ key: SlotKey? = nil, known: String? = nil, recorded: SequenceNumber? = nil,
        whatIf: [Assertion] = []
    ) throws -> Timeline.Segment {
        let day = try day(on)
        let view = Viewpoint(on: day, known: try known.map(self.day), recorded: recorded, whatIf: whatIf)
        return register.timeline(try key ?? slot(), view).segment(on: day)
    }

    func day(_ text: String) throws -> Day {
        guard let day = Day(text) else { throw Rejection(.invalid, field: "day", given: text, reason: "no day") }
        return day
    }
}

extension Answer {
    /// The answer as a reader would say it: `member`, `none`, `unknown`, with `?` if only possible and `!` if contested.
    var short: String {
        let doubt = (state != .unknown && certainty == .possible ? "?" : "") + (isContested ? "!" : "")
        switch state {
        case .unknown: return "unknown" + doubt
        case .none: return "none" + doubt
        case .holds: return (aspects.first?.said.short ?? "holds") + doubt
        }
    }

    /// What is said of a field, by its name.
    func said(_ field: String, in kind: String) throws -> String? {
        let kind = try KindIndex(reading: kind, field: "kind").kind
        return aspects.first { $0.aspect.name(in: kind) == field }?.said.short
    }

    /// The other values, shortly.
    var contestedValues: [String] { aspects.flatMap(\.contested).map(\.said.short).sorted() }
    var supersededValues: [String] { aspects.flatMap(\.superseded).map(\.said.short).sorted() }
    var alternativeValues: [String] { aspects.flatMap(\.alternatives).map(\.said.short).sorted() }
}

extension Said {
    var short: String {
        switch self {
        case .nothing: "none"
        case .value(.token(let token)): token
        case .value(.flag(let flag)): flag ? "holds" : "false"
        case .value(.entity(let id)): id.text
        case .value(.integer(let number)): String(number)
        case .value(.range(let range)): range.low == range.high ? "\(range.low)" : "\(range.low)-\(range.high)"
        case .value(let value): "\(value)"
        }
    }
}
