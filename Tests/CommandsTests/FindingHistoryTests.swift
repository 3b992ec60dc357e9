// SPDX-License-Identifier: Apache-2.0

import Model
import Testing

@testable import Commands

/// What `registan import` does with the findings and scenarios of a history.
@Suite struct FindingHistoryTests {
    private static let opening = """
        {"type":"registan.export","version":1}
        {"type":"entity.registered","data":{"entity":{"id":"CSTO","kind":"organisation","name":"CSTO"}}}
        {"type":"entity.registered","data":{"entity":{"id":"RUS","kind":"state","name":"Russia"}}}

        """
    private static let defined = """
        {"type":"finding.defined","data":{"finding":{"id":"f","statement":"S.","expression":\
        {"left":{"measure":"dominance.leaders","of":["CSTO"]},"operator":"=","right":1}}}}
        """
    private static let saved = """
        {"type":"scenario.saved","data":{"scenario":{"name":"s","note":"n","whatIf":[\
        {"kind":"leadership","subject":"RUS","object":"CSTO","value":{"role":"sole"},"valid":"2002/.."}]}}}
        """
    private static let findingRemoved = #"{"type":"finding.removed","data":{"id":"f","reason":"r"}}"#
    private static let scenarioRemoved = #"{"type":"scenario.removed","data":{"name":"s","reason":"r"}}"#

    private func history(_ lines: [String]) -> Desk {
        let desk = Desk(FindingImportTests.replies)
        desk.files = ["h.jsonl": Self.opening + lines.joined(separator: "\n")]
        return desk
    }

    @Test func `a history is carried out with its findings and scenarios, in order`() {
        let lines = [
            Self.defined, Self.saved, Self.findingRemoved, Self.defined, Self.scenarioRemoved, Self.saved,
        ]
        let desk = history(lines)
        #expect(desk.run("import h.jsonl") == .done, "\(desk.errors)")
        let calls = desk.calls.filter { $0.method.hasPrefix("finding") || $0.method.hasPrefix("scenario") }
        #expect(
            calls.map(\.method) == [
                "finding.define", "scenario.save", "finding.remove", "finding.define", "scenario.remove",
                "scenario.save",
            ])
        #expect(calls[1].params["name"] == "s" && calls[1].params["note"] == "n")
        #expect(calls[1].params["whatIf"]?.elements?.count == 1)
        #expect(calls[2].params["id"] == "f" && calls[2].params["reason"] == "r")
        #expect(calls[4].params["name"] == "s")
        #expect(Set(calls.map { $0.params["idempotencyKey"] }).count == 6)
        #expect(desk.output.contains("findings and scenarios: 6 definitions and removals\n"), "\(desk.output)")
    }

    /// Bad lines behind two entities, and how the mistake begins and what it names.
    @Test(arguments: [
        (findingRemoved, "h.jsonl:4:1: id: No finding “f” stands before this line.", "from its first line on"),
        (defined + "\n" + scenarioRemoved, "h.jsonl:5:1: name: No scenario “s” stands", "from its first line on"),
        (
            defined + "\n" + findingRemoved + "\n" + findingRemoved, "h.jsonl:6:1: id: No finding “f”",
            "from its first line on"
        ),
        (defined.replacing("leaders", with: "leader"), "h.jsonl:4:1: expression.left.measure: ", "dominance.leaders"),
        (defined.replacing("\"id\":\"f\",", with: ""), "h.jsonl:4:1: finding.id: “id” is missing.", "Give the finding"),
        (saved.replacing("RUS", with: "RUZ"), "h.jsonl:4:1: whatIf[0].subject: There is no entity", "“RUS”"),
        (saved.replacing("2002", with: "202"), "h.jsonl:4:1: whatIf[0].valid: ", "202"),
        (saved.replacing("whatIf", with: "whatif"), "h.jsonl:4:1: whatIf: A scenario is a list of claims.", "at most"),
        (#"{"type":"finding.removed","data":{"id":"a b"}}"#, "h.jsonl:4:1: id: “a b” is no name.", "A name is"),
        (#"{"type":"finding.changed","data":{}}"#, "h.jsonl:4:1: type: ", "finding.defined"),
    ])
    func `a bad line about a finding or a scenario is refused`(_ line: String, _ start: String, _ remedy: String) {
        let desk = history([line])
        #expect(desk.run("import h.jsonl") == .refused)
        #expect(desk.calls.allSatisfy { $0.method == "system.status" || $0.method == "entity.list" })
        #expect(desk.errors.hasPrefix(start), "\(desk.errors)")
        #expect(desk.errors.contains(remedy), "\(desk.errors)")
    }
}
