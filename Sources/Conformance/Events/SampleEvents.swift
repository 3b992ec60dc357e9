// SPDX-License-Identifier: Apache-2.0

import Model

/// An event of each topic of the register, made up: nobody's history.
public enum SampleEvents {
    /// One of each, those of membership first.
    public static let all = memberships + facts + findings + changes

    private static let cause: Datum = ["c12"]
    private static let names: Datum = [
        "UZB": "Uzbekistan", "KAZ": "Kazakhstan", "CSTO": "Collective Security Treaty Organization",
    ]

    private static let memberships = [
        change("UZB", from: "member", to: "suspended", on: "2012-06-28"),
        change("KAZ", from: "none", to: "member", on: "1994-04-20"),
        OfferedEvent(
            "membership.effective.CSTO.UZB",
            [
                "state": "UZB", "organisation": "CSTO", "effective": "2012-06-28", "before": answer("suspended"),
                "after": answer("withdrawn"), "claims": cause,
            ]),
    ]

    private static let facts = [
        OfferedEvent(
            "entity.registered.state.UZB",
            ["entity": ["id": "UZB", "kind": "state", "name": "Uzbekistan", "names": ["en": "Uzbekistan"]]]),
        OfferedEvent(
            "claim.asserted.membership",
            [
                "claim": [
                    "id": "c12", "kind": "membership", "subject": "UZB", "object": "CSTO",
                    "value": ["status": "suspended"], "valid": "2012-06-28/..", "credibility": 2, "rank": "normal",
                    "citations": [["source": "note-2012", "locator": "p. 8"]],
                ]
            ]),
        OfferedEvent("claim.retracted.membership", claim([.init("reason", "entered twice")])),
        OfferedEvent(
            "claim.ranked.membership", claim([.init("rank", "preferred"), .init("reason", "it has the document")])),
        OfferedEvent("source.retracted.note-2012", ["source": "note-2012", "reason": "it is a forgery"]),
        OfferedEvent(
            "scenario.saved.uzbekistan-returns",
            [
                "scenario": [
                    "name": "uzbekistan-returns", "note": "if it came back",
                    "whatIf": [
                        [
                            "kind": "membership", "subject": "UZB", "object": "CSTO", "value": ["status": "member"],
                            "valid": "2017-01-01/..",
                        ]
                    ],
                ]
            ]),
        OfferedEvent(
            "scenario.removed.uzbekistan-returns", ["name": "uzbekistan-returns", "reason": "no longer asked"]),
    ]

    private static let findings = [
        OfferedEvent("finding.defined.csto-has-six", ["finding": finding]),
        OfferedEvent(
            "finding.changed.csto-has-six",
            [
                "finding": "csto-has-six", "statement": "The CSTO has six members.", "before": "holds",
                "after": "fails", "on": "2012-06-28", "evaluated": 12, "cause": "write", "causeClaims": cause,
                "evidence": cause, "evidenceCount": 1,
            ]),
        OfferedEvent("finding.removed.csto-has-six", ["id": "csto-has-six", "reason": "it is put otherwise now"]),
    ]

    private static let finding: Datum = [
        "id": "csto-has-six", "statement": "The CSTO has six members.",
        "expression": ["equal": [["count": ["members": "CSTO"]], 6]],
    ]

    /// A change of each other kind.
    private static let changes = ClaimKind.all.filter { $0.name != "membership" }.map { kind in
        OfferedEvent(
            "\(kind.name).changed.KAZ",
            [
                "kind": .string(kind.name), "subject": "KAZ", "names": names, "from": "2012-06-28", "to": "..",
                "before": ["answer": "unknown", "certainty": "no", "contested": false],
                "after": ["answer": "holds", "value": [:], "certainty": "certain", "contested": false],
                "altersToday": true, "cause": cause,
            ])
    }

    private static func change(
        _ state: String, from before: String, to after: String, on day: String
    ) -> OfferedEvent {
        OfferedEvent(
            "membership.changed.CSTO.\(state)",
            [
                "kind": "membership", "subject": .string(state), "object": "CSTO", "names": names,
                "from": .string(day), "to": "..", "before": answer(before), "after": answer(after),
                "altersToday": true, "cause": cause,
            ])
    }

    private static func answer(_ status: String) -> Datum {
        ["answer": "holds", "value": ["status": .string(status)], "certainty": "certain", "contested": false]
    }

    private static func claim(_ more: [Datum.Member]) -> Datum {
        .object(
            [.init("id", "c12"), .init("kind", "membership"), .init("subject", "UZB"), .init("object", "CSTO")] + more)
    }
}
