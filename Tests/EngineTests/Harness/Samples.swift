// SPDX-License-Identifier: Apache-2.0

import Engine
import Model
import Testing
import Wire

/// A small register that most conversations speak about, and how its items are written.
enum Samples {
    static let entities: Datum = [
        source("dehaas2017", "B", date: "2017-01-23"), source("cow", "A", date: "2015-06-01"),
        ["id": "UZB", "kind": "state", "name": "Uzbekistan", "lat": 41.3, "lon": 69.2],
        ["id": "KAZ", "kind": "state", "name": "Kazakhstan", "lat": 51.1, "lon": 71.4],
        ["id": "RUS", "kind": "state", "name": "Russia"],
        [
            "id": "CSTO", "kind": "organisation", "name": "CSTO",
            "names": ["en": "Collective Security Treaty Organization"],
        ],
        ["id": "SCO", "kind": "organisation", "name": "SCO"],
        ["id": "kant", "kind": "installation", "name": "Kant air base"],
    ]

    /// A source with a grade.
    static func source(_ id: String, _ reliability: String, date: String) -> Datum {
        [
            "id": .string(id), "kind": "source", "name": .string(id), "reliability": .string(reliability),
            "date": .string(date),
        ]
    }

    /// A claim of membership.
    static func membership(
        _ state: String = "UZB", _ organisation: String = "CSTO", _ status: String = "member",
        _ valid: String = "2006-06-23/..", by source: String = "dehaas2017"
    ) -> Datum {
        [
            "kind": "membership", "subject": .string(state), "object": .string(organisation),
            "value": ["status": .string(status)], "valid": .string(valid),
            "citations": [["source": .string(source), "locator": "p. 11"]],
        ]
    }

    /// A claim that is its own question.
    static func observation(_ text: String, about subject: String = "UZB") -> Datum {
        [
            "kind": "observation", "subject": .string(subject), "value": ["topic": "note", "text": .string(text)],
            "valid": "2010", "citations": [["source": "dehaas2017"]],
        ]
    }
}

extension Datum {
    /// The datum as JSON, for what a failing test says.
    var json: String { String(decoding: canonical(self), as: UTF8.self) }

    /// The datum with a member added or replaced.
    func with(_ name: String, _ value: Datum) -> Datum {
        .object((members ?? []).filter { $0.name != name } + [.init(name, value)])
    }

    /// The texts of a list of texts.
    var texts: [String] { (elements ?? []).compactMap(\.text) }
}

extension Bench {
    /// A bench whose register has the sample entities.
    static func withEntities(seed: UInt64 = 1) throws -> Bench {
        let bench = try Bench(seed: seed)
        try bench.call("entity.register", ["entities": Samples.entities])
        return bench
    }

    /// Asserts claims and gives the result.
    @discardableResult
    func assert(_ claims: Datum..., by name: String = "tester") throws -> Datum {
        try call("claim.assert", ["claims": .array(claims)], by: name)
    }

    /// Asserts claims without waiting, and gives the route of the reply.
    @discardableResult
    func sendAssert(_ claims: Datum..., key: String? = nil, by name: String = "tester") -> Route {
        var params: Datum = ["claims": .array(claims)]
        if let key { params = params.with("idempotencyKey", .string(key)) }
        return send("claim.assert", params, by: name)
    }
}
