// SPDX-License-Identifier: Apache-2.0

import Configuration
import Foundation
import Model
import RegistanPluginKit
import TestSupport
import Testing

@testable import Alerts

@Suite struct RuleTests {
    private static func rule(_ set: (inout Rule) -> Void) -> Rule {
        var rule = Rule(name: "r", topics: ["membership.changed."])
        set(&rule)
        return rule
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
        ] as [(Rule, Bool)])
    func `a rule lets a change through if all that it sets does`(rule: Rule, passes: Bool) throws {
        #expect(try rule.matches(event(suspension()), Change(suspension())) == passes)
    }

    @Test func `a change of the past alone is not one of today`() throws {
        let past = suspension(("altersToday", false))
        #expect(try !Self.rule { $0.onlyToday = true }.matches(event(past), Change(past)))
    }

    @Test func `an event that tells no change passes only where no filter asks for one`() throws {
        let asserted = try event(["id": "c12"], topic: "claim.asserted.membership")
        #expect(Self.rule { $0.topics = ["claim."] }.matches(asserted, nil))
        #expect(!Self.rule { ($0.topics, $0.states) = (["claim."], ["UZB"]) }.matches(asserted, nil))
    }

    @Test(
        arguments: [
            ("kinds = [\"membrship\"]", "3:1: rule.kinds: \"membrship\" is not one of existence, membership"),
            ("kinds = [\"membrship\"]", "did you mean \"membership\"?"),
            ("after = [\"suspend\"]", "did you mean \"suspended\"?"),
            ("topics = [\"membershp.changed.\"]", "there are no topics \"membershp.\"; did you mean \"membership.\"?"),
            ("topics = []", "[\"\"] stands for all"), ("name = \"\"", "rule.name: the name is empty"),
            ("states = [\"Uzbekistan!\"]", "is not an id"), ("log = false\nfile = \"\"", "the rule goes nowhere"),
            ("only_today = true", "there is no setting \"only_today\"; did you mean only-today?"),
            ("log = 1", "log is a whole number, 1; it must be true or false"),
            ("[[rule]]", "the name \"memberships\" is taken by another rule"),
        ] as [(String, String)])
    func `a bad rule is refused with place, key and remedy`(toml: String, message: String) throws {
        let directory = try TemporaryDirectory()
        let error = #expect(throws: ConfigurationError.self) {
            try plugin("begin = \"head\"\n[[rule]]\n" + toml, in: directory)
        }
        let text = try #require(error?.description)
        #expect(text.hasPrefix("alerts.toml:"))
        #expect(text.contains(message), "\(text)")
    }

    @Test func `the sample states every default`() throws {
        let path = "\(#filePath)".replacing("Tests/AlertsTests/RuleTests.swift", with: "config/alerts.toml")
        let sample = try String(contentsOfFile: path, encoding: .utf8)
        let document = try TOMLDocument.parse(text: sample, file: "alerts.toml")
        let settings = try Settings.read(document, environment: [:], specs: AlertSettings.specs)
        #expect(try RuleReading(settings: settings, document: document).rules() == [.standard])
        let lines = sample.split(separator: "\n").map { $0.split(separator: "#").first.map(String.init) ?? "" }
            .map { $0.trimmingCharacters(in: .whitespaces).split(separator: " ").joined(separator: " ") }
        for (key, toml) in Settings.defaults(of: AlertSettings.specs + AlertSettings.columns) where key != "rule" {
            #expect(lines.contains("\(key) = \(toml ?? "")"), "\(key)")
        }
    }

    @Test func `an empty list of rules makes none, and no list the standard one`() throws {
        let directory = try TemporaryDirectory()
        #expect(try plugin("rule = []", in: directory).topics == [])
        let standard = try plugin(in: directory)
        #expect(standard.topics == ["membership.changed."])
        #expect(standard.beginning == .firstRecord)
    }
}
