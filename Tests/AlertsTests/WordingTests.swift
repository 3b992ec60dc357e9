// SPDX-License-Identifier: Apache-2.0

import Chronology
import Model
import Testing

@testable import Alerts

@Suite struct WordingTests {
    private let now = Instant(milliseconds: 3_600_000)

    private func concluded() throws -> Alert {
        try alert(suspension()) { alert in
            alert.citations = [try citation("c12", "odkb-2012", "Odkb 2012", "p. 8 n. 37")]
            _ = alert.conclude(try conclusion("csto-leaves-weak-little-freedom"))
        }
    }

    @Test func `a mail has the sentence, the conclusions, the sources and where it comes from, wrapped`() throws {
        let message = Wording(manner: .letter).message([try concluded()], as: .single, now: now)
        #expect(message.subject == "Uzbekistan: member -> suspended in the CSTO from 2012-06-28")
        #expect(
            message.text == """
                Uzbekistan: member -> suspended in the CSTO from 2012-06-28 (Odkb 2012, p. 8
                n. 37).

                1 conclusion changed:
                - csto-leaves-weak-little-freedom holds -> does not hold: The weak have
                  little freedom.

                Sources: A title

                Record 1 of 1970-01-01 00:00 UTC, membership.changed.CSTO.UZB, recorded by
                aisha. Rules: memberships.

                """)
        #expect(message.id == "1-1")
        #expect(message.topic == "membership.changed.CSTO.UZB")
        #expect(message.source == "/registan/test/1")
    }

    @Test func `a log gets one line, whatever a template says, and a chat its lines`() throws {
        var wording = Wording(manner: .line)
        wording.template = try Template("{subject}{line}{after}")
        #expect(wording.message([try concluded()], as: .single, now: now).text == "Uzbekistan suspended")
        wording = Wording(manner: .lines)
        wording.template = try Template("{subject}{line}{after}")
        wording.subject = try Template("About {subject}{line}!")
        let message = wording.message([try concluded()], as: .single, now: now)
        #expect(message.text == "Uzbekistan\nsuspended")
        #expect(message.subject == "About Uzbekistan !")
    }

    @Test func `the text of a rule goes before that of the sink`() throws {
        var wording = Wording(manner: .line, ruleTemplates: ["second": try Template("of the rule")])
        wording.template = try Template("of the sink")
        let of = { (rules: [String]) in
            wording.message([try alert(suspension(), rules: rules)], as: .single, now: self.now).text
        }
        #expect(try of(["first"]) == "of the sink")
        #expect(try of(["first", "second"]) == "of the rule")
    }

    @Test func `machines get the alert with its text`() throws {
        let message = Wording(manner: .letter).message([try concluded()], as: .single, now: now)
        let datum = try #require(message.alerts.first)
        #expect(
            datum["text"]?.text?.hasSuffix(
                "1 conclusion changed: csto-leaves-weak-little-freedom holds -> does not hold.") == true)
        #expect(datum["rules"] == ["memberships"])
        #expect(datum["sequence"] == 1)
        #expect(datum["data"]?["cause"] == ["c12"])
        #expect(datum["citations"]?.elements?.first?["locator"] == "p. 8 n. 37")
        #expect(datum["conclusions"]?.elements?.first?["after"] == "fails")
        #expect(datum["awaitsConclusions"] == nil)
    }

    @Test func `a digest lists its alerts in their order`() throws {
        let alerts = [try alert(suspension()), try alert(fall(), topic: "finding.changed.f")]
        let digest = Wording(manner: .letter).message(alerts, as: .digest, now: now)
        #expect(digest.subject == "2 alerts, 1970-01-01 00:00 UTC")
        #expect(
            digest.text == """
                2 alerts, 1970-01-01 00:00 UTC:

                - 1970-01-01 00:00: Uzbekistan: member -> suspended in the CSTO from
                  2012-06-28 (c12).
                - 1970-01-01 00:00: Conclusion csto-leaves-weak-little-freedom: holds ->
                  does not hold, on 2016-12-31: “The weak have little freedom.” (c12).
                """)
        #expect(digest.alerts.count == 2)
        #expect(digest.id == "1-1-1-2")
        #expect(digest.topic == nil)
        #expect(
            Wording(manner: .line).message(alerts, as: .summary, now: now).subject.hasPrefix("2 alerts held back, "))
    }

    @Test func `of a long digest the text has the first alerts, and machines get all`() throws {
        let alerts = Array(repeating: try alert(suspension()), count: Wording.mostListed + 3)
        let message = Wording(manner: .lines).message(alerts, as: .digest, now: now)
        #expect(message.text.hasSuffix("- and 3 more"))
        #expect(message.alerts.count == Wording.mostListed + 3)
    }

    @Test(
        arguments: [
            ("one two three", ["one two", "  three"]), ("a", ["a"]), ("", [""]),
            ("https://example.org/a/long/path b", ["https://example.org/a/long/path", "  b"]),
        ] as [(String, [String])])
    func `lines are wrapped between words, and long words stay whole`(text: String, lines: [String]) {
        #expect(TextWrap.lines(text, indent: "  ", width: 9) == lines)
    }
}
