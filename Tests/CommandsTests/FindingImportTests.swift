// SPDX-License-Identifier: Apache-2.0

import Model
import Testing

@testable import Commands

/// What `registan import` does with the findings of a dataset, against a daemon that answers from a script.
@Suite struct FindingImportTests {
    private static let findings = """
        [[finding]]
        id = 'one-leader'
        statement = 'The CSTO has one leader.'
        [finding.expression]
        left = { measure = 'dominance.leaders', of = ['CSTO'] }
        operator = '='
        right = 1
        """
    private static let stored = """
        {"id":"one-leader","statement":"The CSTO has one leader.","answer":"holds","kinds":[],"operands":[],"evidence":[],
        "missing":[],"expression":{"right":1,"operator":"=","left":{"of":["CSTO"],"measure":"dominance.leaders"}}}
        """

    /// What the daemon answers, where a test does not say otherwise.
    static let replies = [
        "entity.list": #"{"sequence":9,"entities":[]}"#, "event.head": #"{"sequence":9}"#,
        "entity.register": #"{"ids":[],"sequence":12,"changeCount":0,"changes":[]}"#,
        "finding.list": #"{"findings":[{"id":"other"}]}"#,
        "finding.define": #"{"id":"f","sequence":13,"changeCount":0,"changes":[]}"#,
        "finding.remove": #"{"sequence":14,"changeCount":0,"changes":[]}"#,
        "scenario.save": #"{"name":"s","sequence":15,"changeCount":0,"changes":[]}"#,
        "scenario.remove": #"{"sequence":16,"changeCount":0,"changes":[]}"#,
    ]

    private func desk(_ findings: String = findings, stored: String? = nil) -> Desk {
        let desk = Desk(Self.replies.merging(stored.map { ["finding.get": $0] } ?? [:]) { $1 })
        if stored != nil { desk.pages["finding.list"] = [#"{"findings":[{"id":"other"},{"id":"one-leader"}]}"#] }
        desk.files = [
            "d/dataset.toml": "name = 'd'\ntitle = 'D'\n", "d/findings.toml": findings,
            "d/z.toml": "[[organisation]]\nid = 'CSTO'\nname = 'CSTO'\n",
        ]
        return desk
    }

    private func written(_ desk: Desk) -> [String] {
        desk.calls.map(\.method).filter { $0.hasPrefix("finding.d") || $0.hasPrefix("entity.r") }
    }

    private func keys(_ desk: Desk) -> [Datum?] {
        desk.calls.filter { $0.method == "finding.define" }.map { $0.params["idempotencyKey"] }
    }

    @Test func `a new finding is defined last, as it is written`() {
        let desk = desk()
        #expect(desk.run("import d") == .done, "\(desk.errors)")
        #expect(written(desk) == ["entity.register", "finding.define"])
        let finding = desk.calls.last?.params["finding"]
        #expect(finding?["statement"] == "The CSTO has one leader.")
        #expect(finding?["expression"]?["right"] == 1)
        #expect(desk.output.contains("findings: 1 new\n"), "\(desk.output)")
    }

    @Test func `one that the register has already is left alone, however its members stand`() {
        let desk = desk(stored: Self.stored)
        #expect(desk.run("import d") == .done, "\(desk.errors)")
        #expect(written(desk) == ["entity.register"])
        #expect(desk.output.contains("findings: 1 kept\n"), "\(desk.output)")
    }

    @Test(arguments: [
        ("\"right\":1", "\"right\":2"), ("one leader.", "no leader."), ("\"id\"", "\"note\":\"n\",\"id\""),
        ("\"id\"", "\"question\":\"influence\",\"id\""),
    ])
    func `one that is defined otherwise is defined anew`(_ old: String, _ new: String) {
        let desk = desk(stored: Self.stored.replacing(old, with: new, maxReplacements: 1))
        #expect(desk.run("import d") == .done, "\(desk.errors)")
        #expect(written(desk) == ["entity.register", "finding.define"])
        #expect(desk.output.contains("findings: 1 with a new version\n"), "\(desk.output)")
        // What it replaces belongs to the key: what was redefined by others is defined again.
        let fresh = self.desk()
        #expect(fresh.run("import d") == .done)
        #expect(keys(fresh) != keys(desk))
    }

    @Test func `a dry run tells what would become of findings`() {
        let desk = desk()
        #expect(desk.run("import d --dry-run") == .done)
        #expect(written(desk) == [])
        #expect(desk.output.contains("findings: 1 new\n"), "\(desk.output)")
    }

    /// Bad findings: what is changed in the good one, and the place and the remedy that are told.
    @Test(arguments: [
        (
            "dominance.leaders", "dominance.leader", "d/findings.toml:5:20: expression.left.measure: ",
            "Did you mean “dominance.leaders”?"
        ),
        (
            "['CSTO']", "['CSTP']", "d/findings.toml:5:47: expression.left.of[0]: There is no entity “CSTP”.",
            "Did you mean “CSTO”?"
        ),
        ("operator = '='", "operator = '=='", "d/findings.toml:6:12: expression.operator: ", "Allowed are"),
        ("right", "rigth", "d/findings.toml:7:", "Did you mean “right”?"),
        ("id = 'one-leader'", "id = 'one leader'", "d/findings.toml:2:6: id: ", "A name is"),
        ("statement = 'The CSTO has one leader.'", "", "d/findings.toml:1:1: statement: ", "is missing"),
    ])
    func `a bad finding is refused at its place`(_ good: String, _ bad: String, _ start: String, _ remedy: String) {
        let desk = desk(Self.findings.replacing(good, with: bad))
        #expect(desk.run("import d") == .refused)
        #expect(written(desk) == [])
        #expect(desk.errors.hasPrefix(start), "\(desk.errors)")
        #expect(desk.errors.contains(remedy), "\(desk.errors)")
        #expect(desk.errors.contains("1 mistake in “d"), "\(desk.errors)")
    }

    @Test func `an import that was interrupted before a finding goes on with it, under the same key`() {
        let second = Self.findings.replacing("one-leader", with: "again")
        let whole = desk(Self.findings + "\n" + second)
        #expect(whole.run("import d") == .done)
        let resumed = desk(Self.findings + "\n" + second, stored: Self.stored)
        resumed.pages["event.head"] = [#"{"sequence":12}"#]
        #expect(resumed.run("import d") == .done)
        #expect(keys(resumed) == [keys(whole)[1]])
        #expect(resumed.output.contains("1 item an earlier run had written"), "\(resumed.output)")
        #expect(resumed.output.contains("findings: 1 new, 1 kept\n"), "\(resumed.output)")
    }

    @Test func `where it stops at a finding the place of it is told`() {
        let desk = Desk(Self.replies, refusing: ["finding.define": Failure(.refused, "The disk is full.", item: 0)])
        desk.files = self.desk().files
        #expect(desk.run("import d") == .refused)
        #expect(desk.errors.contains("d/findings.toml:1:1: The disk is full."), "\(desk.errors)")
    }
}
