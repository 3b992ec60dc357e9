// SPDX-License-Identifier: Apache-2.0

import Chronology
import Client
import Model

/// Numbers that look random and are the same for the same seed (Steele, Lea and Flood 2014).
struct SplitMix64: RandomNumberGenerator {
    private var state: UInt64

    init(seed: UInt64) { state = seed }

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var bits = state
        bits = (bits ^ (bits >> 30)) &* 0xBF58_476D_1CE4_E5B9
        bits = (bits ^ (bits >> 27)) &* 0x94D0_49BB_1331_11EB
        return bits ^ (bits >> 31)
    }
}

/// Writes that change memberships, each with a key of its own, which its claim also has as its note.
struct Workload {
    /// Enough of them that a slot stays as small as in a real register: each write resolves its slot anew.
    private static let states = (1...100).map { "S\($0)" }
    private static let organisations = ["ONE", "TWO", "THREE", "FOUR"]
    private static let statuses = ["member", "observer", "suspended", "dialogue-partner", "none"]

    private var random: SplitMix64
    private var count = 0

    init(seed: UInt64) { random = SplitMix64(seed: seed) }

    /// What the claims are about and rest on.
    static let entities: Datum = [
        "entities": .array(
            states.map { ["id": .string($0), "kind": "state", "name": .string("State \($0)")] }
                + organisations.map {
                    ["id": .string($0), "kind": "organisation", "name": .string("Organisation \($0)")]
                }
                + [["id": "paper", "kind": "source", "name": "A paper", "reliability": "B", "date": "2020"]])
    ]

    /// The next write: a key, and the parameters of `claim.assert`.
    mutating func next() -> (key: String, parameters: Datum) {
        count += 1
        let key = "w\(count)"
        let (year, month) = (Int.random(in: 1990...2020, using: &random), Int.random(in: 1...12, using: &random))
        let begin = "\(year)-\(month < 10 ? "0" : "")\(month)-01"
        let claim: Datum = [
            "kind": "membership", "subject": pick(Self.states), "object": pick(Self.organisations),
            "value": ["status": pick(Self.statuses)], "valid": .string("\(begin)/.."),
            "citations": [["source": "paper"]], "note": .string(key),
        ]
        return (key, ["claims": [claim], "idempotencyKey": .string(key)])
    }

    /// A number of the seed's series.
    mutating func number(in range: ClosedRange<Int>) -> Int { Int.random(in: range, using: &random) }

    private mutating func pick(_ words: [String]) -> Datum { .string(words.randomElement(using: &random) ?? words[0]) }
}

/// The whole journal as `event.replay` tells it.
struct Replay {
    /// Sequence and topic of each record.
    var records: [(sequence: Int64, topic: String)] = []
    /// The ids and sequences of the claims that bear a note.
    var claims: [String: [(id: String, sequence: Int64)]] = [:]

    private var cursor: Int64 = 0

    /// Reads everything from the beginning.
    init(_ connection: Connection) throws { try advance(connection) }

    /// Reads what has come since.
    mutating func advance(_ connection: Connection) throws {
        while true {
            let page = try connection.call("event.replay", ["after": .integer(cursor)])
            for item in page["events"]?.elements ?? [] { try add(item) }
            guard let next = page["next"]?.integer, let head = page["head"]?.integer else {
                throw Failed("a replay without next and head")
            }
            cursor = next
            if next >= head { return }
        }
    }

    private mutating func add(_ item: Datum) throws {
        guard let topic = item["topic"]?.text, let event = item["event"], let digits = event["sequence"]?.text,
            let sequence = Int64(digits), digits.count == 20, event["id"]?.text == String(sequence)
        else { throw Failed("a replayed event without its topic and sequence") }
        records.append((sequence, topic))
        if let claim = event["data"]?["claim"], let note = claim["note"]?.text, let id = claim["id"]?.text {
            claims[note, default: []].append((id, sequence))
        }
    }

    /// Sequences of the records under a prefix of topics.
    func sequences(_ prefix: String = "") -> [Int64] {
        records.filter { $0.topic.hasPrefix(prefix) }.map(\.sequence)
    }
}
