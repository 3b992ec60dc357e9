// SPDX-License-Identifier: Apache-2.0

import Model
import Testing

@testable import Alerts

@Suite struct TopicTextTests {
    @Test(
        arguments: [
            (
                "membership.effective.CSTO.UZB",
                [
                    "state": "UZB", "organisation": "CSTO", "effective": "2027-01-01", "before": side("suspended"),
                    "after": side("member"), "claims": ["c9"],
                ],
                "UZB: suspended -> member in the CSTO takes effect on 2027-01-01 (c9)."
            ),
            (
                "finding.changed.f", fall(),
                "Conclusion csto-leaves-weak-little-freedom: holds -> does not hold, on 2016-12-31: “The weak have little "
                    + "freedom.” (c12)."
            ),
            (
                "finding.changed.f",
                fall(("before", .null), ("after", "undetermined"), ("reason", "nobody knows"), ("causeClaims", [])),
                "Conclusion csto-leaves-weak-little-freedom: new -> undetermined, nobody knows, on 2016-12-31: “The weak "
                    + "have little freedom.”"
            ),
            (
                "claim.asserted.membership",
                [
                    "claim": [
                        "id": "c12", "kind": "membership", "subject": "UZB", "object": "CSTO",
                        "value": ["status": "suspended"], "valid": "2012-06-28/..",
                    ]
                ],
                "Claim c12 asserted by aisha: UZB in the CSTO: suspended, valid from 2012-06-28."
            ),
            (
                "claim.asserted.basing",
                [
                    "claim": [
                        "id": "c1", "kind": "basing", "subject": "kant", "object": "kyrgyzstan",
                        "value": ["phase": "active"],
                        "valid": "../..",
                    ]
                ],
                "Claim c1 asserted by aisha: kant, basing in kyrgyzstan: phase active, valid without dates."
            ),
            (
                "claim.retracted.transit",
                ["id": "c4", "kind": "transit", "subject": "KAZ", "object": "CHN", "reason": "a mistake"],
                "Claim c4 taken back by aisha: KAZ, transit for the CHN: a mistake."
            ),
            (
                "claim.ranked.policy", ["id": "c4", "kind": "policy", "subject": "TKM", "rank": "preferred"],
                "Claim c4 ranked preferred by aisha: TKM, policy."
            ),
            (
                "entity.registered.state.KAZ", ["entity": ["id": "KAZ", "kind": "state", "name": "Kazakhstan"]],
                "State Kazakhstan (KAZ) registered by aisha."
            ),
            (
                "source.retracted.x-2012", ["source": "x-2012", "reason": "forged"],
                "All that x-2012 says taken back by aisha: forged."
            ),
            (
                "finding.defined.f", ["finding": ["id": "f", "statement": "It holds.", "expression": [:]]],
                "Conclusion f defined by aisha: “It holds.”"
            ),
            ("finding.removed.f", ["id": "f", "reason": "too vague"], "Conclusion f given up by aisha: too vague."),
            (
                "scenario.saved.return", ["scenario": ["name": "return", "whatIf": [[:]], "note": "a test"]],
                "Scenario return saved by aisha: 1 claim assumed, a test."
            ),
            (
                "scenario.removed.return", ["name": "return", "reason": "old"],
                "Scenario return given up by aisha: old."
            ),
            (
                "exercises.planned.pm", ["summary": "Peace Mission is planned."],
                "exercises.planned.pm by aisha: Peace Mission is planned."
            ),
            (
                "exercises.planned.pm", ["hosts": ["KAZ"], "days": 3],
                "exercises.planned.pm by aisha: days 3, hosts KAZ."
            ),
        ] as [(String, Datum, String)])
    func `every topic reads as a sentence`(topic: String, data: Datum, text: String) throws {
        #expect(AlertText(try alert(data, topic: topic)).line == text)
    }
}
