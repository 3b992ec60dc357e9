// SPDX-License-Identifier: Apache-2.0

import Configuration
import Foundation
import Testing

@testable import Alerts

@Suite struct RuleReadingTests {
    @Test(
        arguments: [
            ("kinds = [\"membrship\"]", "3:1: rule.kinds: \"membrship\" is not one of existence, membership"),
            ("kinds = [\"membrship\"]", "did you mean \"membership\"?"),
            ("after = [\"suspend\"]", "did you mean \"suspended\"?"), ("before = [\"hold\"]", "mean \"holds\"?"),
            ("topics = [\"membershp.changed.\"]", "there are no topics \"membershp.\"; did you mean \"membership.\"?"),
            ("topics = [\"plugin.joined\"]", "events of \"plugin.\" are not recorded"),
            ("topics = []", "[\"\"] stands for all"), ("name = \"\"", "rule.name: the name is empty"),
            ("states = [\"Uzbekistan!\"]", "is not an id"), ("findings = [\"a b\"]", "such as csto-no-enlargement"),
            ("questions = [\"influnce\"]", "did you mean \"influence\"?"),
            ("sinks = [\"flie\"]", "\"flie\" is not one of log, file; did you mean \"file\"?"),
            ("only_today = true", "there is no setting \"only_today\"; did you mean only-today?"),
            ("only-today = 1", "only-today is a whole number, 1; it must be true or false"),
            ("topics = [\"membership.\"]\nonly-falling = true", "the rule hears no findings; add \"finding.changed.\""),
            ("only-falling = true\nstates = [\"UZB\"]", "findings have no states"),
            (
                "template = \"{subjekt} left\"",
                "there is no placeholder {subjekt}; did you mean {subject}? there are {text}"
            ),
            ("template = \"{subject\"", "a \"{\" has no \"}\" after it"), ("[[rule]]", "is taken by another rule"),
        ] as [(String, String)])
    func `a bad rule is refused with place, key and remedy`(toml: String, message: String) throws {
        let error = #expect(throws: ConfigurationError.self) { try rules("begin = \"head\"\n[[rule]]\n" + toml) }
        let text = try #require(error?.description)
        #expect(text.hasPrefix("alerts.toml:"))
        #expect(text.contains(message), "\(text)")
    }

    @Test func `an empty list of rules makes none, and no list the standard one`() throws {
        #expect(try rules("rule = []") == [])
        #expect(try rules("") == [.standard(["log", "file"])])
    }

    @Test func `a rule that names no topics hears what it asks about`() throws {
        #expect(try rules("[[rule]]\nstates = [\"UZB\"]").map(\.topics) == [["membership."]])
        #expect(try rules("[[rule]]\nonly-falling = true").map(\.topics) == [["finding.changed."]])
    }

    @Test func `a rule that names no sinks goes to all`() throws {
        #expect(try rules("[[rule]]").map(\.sinks) == [["log", "file"]])
        #expect(try rules("[[rule]]\nsinks = [\"file\"]").map(\.sinks) == [["file"]])
    }
}
