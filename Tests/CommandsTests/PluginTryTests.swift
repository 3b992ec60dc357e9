// SPDX-License-Identifier: Apache-2.0

import Conformance
import Model
import Testing

@testable import Commands

@Suite struct `Trying a plugin` {
    private let finding = Finding(seen: "It skips 7.", expected: "Nothing is skipped.", remedy: "Replay.")

    private func verdict(_ name: String, _ outcome: Verdict.Outcome, output: [String] = []) throws -> Verdict {
        Verdict(try #require(Scenario.named(name)), outcome, .milliseconds(1_240), output: output)
    }

    @Test func `takes a program with its arguments, and tries everything`() {
        let desk = Desk()
        #expect(desk.run("plugin try -- registan-alerts --config alerts.toml") == .done)
        #expect(desk.tried.map(\.words) == [["registan-alerts", "--config", "alerts.toml"]])
        #expect(desk.tried.first?.scenarios == Scenario.all.map(\.name))
        #expect(desk.tried.first?.events == SampleEvents.all)
        #expect(desk.calls.isEmpty)
    }

    @Test func `takes single scenarios, and events from a file`() {
        let desk = Desk()
        desk.files["events.jsonl"] = #"{"topic":"a.b","data":{"n":1}}"#
        #expect(desk.run("plugin try --only drops --only fork --events events.jsonl my-plugin") == .done)
        #expect(desk.tried.first?.scenarios == ["drops", "fork"])
        #expect(desk.tried.first?.events == [OfferedEvent("a.b", ["n": 1])])
    }

    @Test func `shows a line for each scenario, and what to do about a failure`() throws {
        let desk = Desk()
        desk.verdicts = [
            try verdict("registers", .passed), try verdict("drops", .failed(finding), output: ["boom"]),
            try verdict("answers", .notApplicable("it offers no services")),
        ]
        #expect(desk.run("plugin try my-plugin") == .refused)
        let lines = desk.output.split(separator: "\n").map(String.init)
        #expect(lines[0].hasPrefix("passed           1.2 s registers   it says what it is"))
        #expect(lines[1].hasPrefix("FAILED           1.2 s drops       live events are lost"))
        #expect(lines[2] == "    seen: It skips 7.")
        #expect(lines[3] == "    expected: Nothing is skipped.")
        #expect(lines[4] == "    what to do: Replay.")
        #expect(lines[6] == "    | boom")
        #expect(lines[7].hasPrefix("not applicable         answers     each of its services is called: it offers no"))
        #expect(desk.errors.hasPrefix("registan: 1 of 2 scenarios failed.\n"))
    }

    @Test func `says that all passed`() throws {
        let desk = Desk()
        desk.verdicts = [try verdict("registers", .passed), try verdict("late", .notApplicable("it has none"))]
        #expect(desk.run("plugin try my-plugin") == .done)
        #expect(desk.output.hasSuffix("All 1 scenarios passed.\n"))
        #expect(desk.errors.isEmpty)
    }

    @Test func `gives each verdict as a line of JSON`() throws {
        let desk = Desk()
        desk.verdicts = [
            try verdict("drops", .failed(finding), output: ["boom"]),
            try verdict("late", .notApplicable("it offers no services")),
        ]
        #expect(desk.run("plugin try --json my-plugin") == .refused)
        let lines = desk.output.split(separator: "\n").map { datum(String($0)) }
        #expect(lines.count == 2)
        #expect(lines[0]["scenario"] == "drops")
        #expect(lines[0]["outcome"] == "failed")
        #expect(lines[0]["seconds"] == 1.24)
        #expect(lines[0]["seen"] == "It skips 7.")
        #expect(lines[0]["output"] == ["boom"])
        #expect(lines[1]["reason"] == "it offers no services")
    }

    @Test(arguments: [
        ("plugin try", "needs PROGRAM"), ("plugin try --only drop x", "Did you mean “drops”?"),
        ("plugin try --events none.jsonl x", "cannot be read"),
        ("plugin try --events empty.jsonl x", "No line is an event"),
        ("plugin try --events bad.jsonl x", "line 2 of “bad.jsonl”"),
        ("plugin try x --config alerts.toml", "no option “--config”"),
    ])
    func `refuses what makes no sense`(line: String, says: String) {
        let desk = Desk()
        desk.files["empty.jsonl"] = "{}"
        desk.files["bad.jsonl"] = "{}\nno"
        #expect(desk.run(line) == .usage)
        #expect(desk.errors.contains(says), "\(desk.errors)")
        #expect(desk.tried.isEmpty)
    }
}
