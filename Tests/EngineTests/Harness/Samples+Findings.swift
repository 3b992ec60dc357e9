// SPDX-License-Identifier: Apache-2.0

import Model

extension Samples {
    /// A finding: that so many lead the SCO.
    static func finding(_ id: String = "sco-one-leader", leaders: Int64 = 1) -> Datum {
        [
            "id": .string(id), "statement": "The SCO has one leader.", "question": "influence",
            "expression": [
                "left": ["measure": "dominance.leaders", "of": ["SCO"]], "operator": "=", "right": .integer(leaders),
            ],
        ]
    }

    /// A finding about weights, which are judgements.
    static let balanced: Datum = [
        "id": "sco-balanced", "statement": "The leaders of the SCO balance each other.",
        "expression": [
            "left": ["measure": "dominance.counterbalance", "of": ["SCO"]], "operator": ">=", "right": 0.7,
        ],
    ]

    /// A claim that a state leads the SCO.
    static func leadership(_ state: String, _ valid: String = "2001-06-15/..", weight: Datum = .null) -> Datum {
        [
            "kind": "leadership", "subject": .string(state), "object": "SCO",
            "value": weight == .null ? ["role": "co"] : ["role": "co", "weight": weight], "valid": .string(valid),
            "citations": [["source": "dehaas2017", "locator": "p. 12"]],
        ]
    }
}

extension Bench {
    /// Defines a finding and gives the result.
    @discardableResult
    func define(_ finding: Datum = Samples.finding()) throws -> Datum {
        try call("finding.define", ["finding": finding])
    }

    /// The data of the events of changed findings, in order.
    func findingChanges() throws -> [Datum] { try events("finding.changed").compactMap { $0["data"] } }
}
