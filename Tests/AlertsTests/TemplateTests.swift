// SPDX-License-Identifier: Apache-2.0

import Testing

@testable import Alerts

@Suite struct TemplateTests {
    @Test(
        arguments: [
            ("{subject}: {before} to {after}, {organisation}", "Uzbekistan: member to suspended, the CSTO"),
            ("{object} {period}", "Collective Security Treaty Organization from 2012-06-28"),
            ("{{literal}} {kind}", "{literal} membership"), ("{from}|{to}|{source}", "2012-06-28|..|c12"),
            (
                "{sequence} {time} {by} {rules} {topic}",
                "1 1970-01-01T00:00:00.000Z aisha memberships membership.changed.CSTO.UZB"
            ),
            ("{headline}", "Uzbekistan: member -> suspended in the CSTO from 2012-06-28"),
            ("a{line}b", "a\nb"), ("{finding}{statement}{question}{reason}{conclusions}", ""),
        ] as [(String, String)])
    func `placeholders are filled in`(template: String, text: String) throws {
        let values = AlertValues(text: AlertText(try alert(suspension())))
        #expect(try Template(template).filled(values.value) == text)
    }

    @Test func `a finding fills in what it has`() throws {
        let values = AlertValues(text: AlertText(try alert(fall(), topic: "finding.changed.f")))
        let template = try Template("{finding} {before} {after} {question} {from}: {statement}")
        #expect(
            template.filled(values.value)
                == "csto-leaves-weak-little-freedom holds does not hold interests 2016-12-31: The weak have little freedom."
        )
    }

    @Test(
        arguments: [
            ("{organization}", "did you mean {organisation}? there are {text}, {headline}"),
            ("{}", "there is no placeholder {}; there are {text}"), ("a } b", "write \"}}\" for a brace itself"),
            ("{subject", "write \"{{\" for a brace itself"),
        ] as [(String, String)])
    func `a template that cannot be filled is refused with its remedy`(text: String, reason: String) throws {
        let fault = #expect(throws: Template.Fault.self) { try Template(text) }
        #expect(fault?.reason.contains(reason) == true, "\(fault?.reason ?? "")")
    }
}
