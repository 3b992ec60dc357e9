// SPDX-License-Identifier: Apache-2.0

import Configuration
import Foundation
import Model
import Testing

@testable import Alerts

@Suite struct RuleTests {
    private static func rule(_ set: (inout Rule) -> Void) -> Rule {
        var rule = Rule(name: "r", topics: ["membership.", "finding.changed.", "claim."])
        set(&rule)
        return rule
    }

    private static func matches(_ rule: Rule, _ topic: String, _ data: Datum) -> Bool {
        rule.matches(topic: topic, News(topic: topic, data))
    }

    @Test(
        arguments: [
            (rule { _ in }, true), (rule { $0.topics = ["transit."] }, false), (rule { $0.topics = [""] }, true),
            (rule { $0.kinds = ["membership"] }, true), (rule { $0.kinds = ["transit"] }, false),
            (rule { $0.states = ["KAZ", "UZB"] }, true), (rule { $0.states = ["KAZ"] }, false),
            (rule { $0.organisations = ["CSTO"] }, true), (rule { $0.organisations = ["SCO"] }, false),
            (rule { $0.before = ["member"] }, true), (rule { $0.before = ["observer"] }, false),
            (rule { $0.after = ["suspended", "withdrawn"] }, true), (rule { $0.after = ["member"] }, false),
            (rule { ($0.states, $0.after) = (["UZB"], ["member"]) }, false), (rule { $0.onlyToday = true }, true),
            (rule { $0.onlyFalling = true }, false), (rule { $0.findings = ["x"] }, false),
            (rule { $0.questions = ["influence"] }, false),
        ] as [(Rule, Bool)])
    func `a rule lets a change through if all that it sets does`(rule: Rule, passes: Bool) {
        #expect(Self.matches(rule, "membership.changed.CSTO.UZB", suspension()) == passes)
    }

    @Test func `a change of the past alone is not one of today, one that takes effect is`() {
        let today = Self.rule { $0.onlyToday = true }
        #expect(!Self.matches(today, "membership.changed.CSTO.UZB", suspension(("altersToday", false))))
        let effect: Datum = [
            "state": "UZB", "organisation": "CSTO", "effective": "2027-01-01", "before": side("member"),
            "after": side("suspended"), "claims": ["c12"],
        ]
        #expect(Self.matches(today, "membership.effective.CSTO.UZB", effect))
        let losses = Self.rule { ($0.states, $0.after) = (["UZB"], ["suspended"]) }
        #expect(Self.matches(losses, "membership.effective.CSTO.UZB", effect))
    }

    @Test(
        arguments: [
            (rule { _ in }, fall(), true), (rule { $0.findings = ["csto-leaves-weak-little-freedom"] }, fall(), true),
            (rule { $0.findings = ["another"] }, fall(), false), (rule { $0.questions = ["interests"] }, fall(), true),
            (rule { $0.questions = ["influence"] }, fall(), false), (rule { $0.onlyFalling = true }, fall(), true),
            (rule { $0.onlyFalling = true }, fall(("after", "undetermined")), true),
            (rule { $0.onlyFalling = true }, fall(("before", "fails"), ("after", "holds")), false),
            (rule { $0.onlyFalling = true }, fall(("before", .null)), false),
            (rule { $0.after = ["fails"] }, fall(), true), (rule { $0.before = ["undetermined"] }, fall(), false),
            (rule { $0.onlyToday = true }, fall(), true), (rule { $0.states = ["UZB"] }, fall(), false),
            (rule { $0.kinds = ["membership"] }, fall(), false),
        ] as [(Rule, Datum, Bool)])
    func `a rule lets a finding through if all that it sets does`(rule: Rule, data: Datum, passes: Bool) {
        #expect(Self.matches(rule, "finding.changed.csto-leaves-weak-little-freedom", data) == passes)
    }

    @Test(
        arguments: [
            (rule { _ in }, true), (rule { $0.states = ["UZB"] }, true), (rule { $0.states = ["KAZ"] }, false),
            (rule { $0.kinds = ["membership"] }, true), (rule { $0.after = ["suspended"] }, false),
            (rule { $0.onlyToday = true }, false), (rule { $0.onlyFalling = true }, false),
        ] as [(Rule, Bool)])
    func `claims have kinds and parties, but no answers`(rule: Rule, passes: Bool) {
        let asserted: Datum = ["claim": ["id": "c12", "kind": "membership", "subject": "UZB", "object": "CSTO"]]
        #expect(Self.matches(rule, "claim.asserted.membership", asserted) == passes)
        let ranked: Datum = ["id": "c12", "kind": "membership", "subject": "UZB", "rank": "preferred"]
        #expect(Self.matches(rule, "claim.ranked.membership", ranked) == passes)
    }

    @Test func `what has nothing of that passes only where nothing is asked for`() {
        let data: Datum = ["source": "x", "reason": "withdrawn"]
        #expect(Self.matches(Self.rule { $0.topics = ["source."] }, "source.retracted.x", data))
        for set in [{ $0.states = ["UZB"] }, { $0.onlyToday = true }, { $0.onlyFalling = true }]
            as [(inout Rule) -> Void]
        {
            var rule = Rule(name: "r", topics: [""])
            set(&rule)
            #expect(!Self.matches(rule, "source.retracted.x", data))
        }
    }
}
