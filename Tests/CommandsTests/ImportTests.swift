// SPDX-License-Identifier: Apache-2.0

import Model
import Testing

@testable import Commands

/// `registan import`, against a daemon that answers from a script.
@Suite struct ImportTests {
    private static let folder = [
        "d/dataset.toml": "name = 'd'\ntitle = 'D'\n",
        "d/entities.toml": """
        [[source]]
        id = 's'
        name = 'S'
        reliability = 'B'
        date = '2017'
        [[state]]
        id = 'UZB'
        name = 'Uzbekistan'
        [[organisation]]
        id = 'CSTO'
        name = 'CSTO'
        """,
        "d/claims.toml": """
        [defaults]
        source = 's'
        [[claim]]
        kind = 'membership'
        subject = 'UZB'
        object = 'CSTO'
        value = { status = 'member' }
        valid = '2006/..'
        citations = [{ locator = 'p. 1' }]
        """,
    ]

    private static let opening = #"{"type":"registan.export","version":1}"#
    private static let source = """
        {"type":"entity.registered","data":{"entity":{"id":"s","kind":"source","name":"S","reliability":"B","date":"2017"}}}
        """
    private static let state = """
        {"type":"entity.registered","data":{"entity":{"id":"UZB","kind":"state","name":"Uzbekistan"}}}
        """
    private static let claim = """
        {"type":"claim.asserted","data":{"claim":{"id":"c7","kind":"observation","subject":"UZB",\
        "value":{"topic":"t","text":"x"},"valid":"2006","citations":[{"source":"s"}]}}}
        """

    private func desk(_ files: [String: String], registered: String = "[]") -> Desk {
        let desk = Desk([
            "system.status": #"{"instance":"r1"}"#,
            "entity.list": #"{"sequence":9,"entities":\#(registered)}"#, "event.head": #"{"sequence":9}"#,
            "entity.register": #"{"ids":[],"sequence":12,"changeCount":0,"changes":[]}"#,
            "claim.assert": #"{"ids":["c40"],"sequence":14,"changeCount":1,"changes":[]}"#,
            "claim.retract": #"{"sequence":15,"changeCount":1,"changes":[]}"#,
            "claim.rank": #"{"sequence":16,"changeCount":0,"changes":[]}"#,
        ])
        desk.files = files
        return desk
    }

    private func written(_ desk: Desk) -> [String] {
        desk.calls.map(\.method).filter { !["system.status", "entity.list", "event.head"].contains($0) }
    }

    @Test func `a dataset is checked, then its entities and its claims are written`() {
        let desk = desk(Self.folder)
        #expect(desk.run("import d") == .done)
        #expect(written(desk) == ["entity.register", "claim.assert"])
        #expect(desk.output.contains("entities: 3 new"))
        #expect(desk.output.contains("1 claim, c40 to c40"))
    }

    @Test func `a dry run writes nothing and says what it would`() {
        let desk = desk(Self.folder)
        #expect(desk.run("import d --dry-run") == .done)
        #expect(written(desk) == [])
        #expect(desk.output.contains("1 claim of the kind membership"))
        #expect(desk.output.contains("Nothing was written."))
    }

    @Test func `the same import has the same keys, and with --again others`() {
        let (first, second, third) = (desk(Self.folder), desk(Self.folder), desk(Self.folder))
        #expect(first.run("import d") == .done)
        #expect(second.run("import d") == .done)
        #expect(third.run("import d --again") == .done)
        #expect(first.calls == second.calls)
        #expect(first.calls.last?.params["idempotencyKey"]?.text?.hasPrefix("import-") == true)
        #expect(third.calls.last?.params["idempotencyKey"] == "k1")
    }

    @Test func `what an earlier run has written is said so`() {
        let desk = desk(Self.folder)
        desk.pages["event.head"] = [#"{"sequence":20}"#]
        #expect(desk.run("import d") == .done)
        #expect(desk.output.contains("4 items an earlier run had written"))
        #expect(desk.output.contains("--again"))
    }

    @Test func `entities that the register has in this form are left alone, others are renewed`() {
        let desk = desk(
            Self.folder,
            registered: """
                [{"id":"UZB","kind":"state","name":"Uzbekistan"},
                 {"id":"CSTO","kind":"organisation","name":"The treaty"}]
                """)
        #expect(desk.run("import d") == .done)
        let ids = desk.calls.first { $0.method == "entity.register" }?.params["entities"]?.elements?.map { $0["id"] }
        #expect(ids == ["s", "CSTO"])
        #expect(desk.output.contains("entities: 1 new, 1 with a new version, 1 kept"))
    }

    @Test func `every mistake is told with its place, and nothing is written`() {
        var files = Self.folder
        files["d/claims.toml"] =
            (files["d/claims.toml"] ?? "") + """

                [[claim]]
                kind = 'membership'
                subject = 'UZK'
                object = 'CSTO'
                value = { status = 'member' }
                valid = '2006/..'
                citations = [{ source = 'T' }]
                """
        let desk = desk(files)
        #expect(desk.run("import d") == .refused)
        #expect(written(desk) == [])
        #expect(desk.errors.hasPrefix("d/claims.toml:10:1: subject: There is no entity “UZK”. Did you mean “UZB”?"))
        #expect(desk.errors.contains("1 mistake in “d”. Nothing was imported."))
    }

    @Test func `a history is carried out fact by fact, with the ids that the register gives`() {
        let ranked = #"{"type":"claim.ranked","data":{"id":"c7","rank":"preferred","reason":"r"}}"#
        let retracted = #"{"type":"claim.retracted","data":{"id":"c7","reason":"r"}}"#
        let desk = desk([
            "h.jsonl": [
                Self.opening, Self.source, Self.state, Self.claim, ranked, retracted,
                "",
            ]
            .joined(separator: "\n")
        ])
        #expect(desk.run("import h.jsonl") == .done)
        #expect(written(desk) == ["entity.register", "claim.assert", "claim.rank", "claim.retract"])
        #expect(desk.calls[4].params["id"] == "c40")
        #expect(desk.calls[5].params["ids"] == ["c40"])
    }

    @Test func `what is said of a history is what was done`() {
        let ranked = #"{"type":"claim.ranked","data":{"id":"c7","rank":"preferred","reason":"r"}}"#
        let file = ["h.jsonl": [Self.opening, Self.source, Self.state, Self.claim, ranked].joined(separator: "\n")]
        let first = desk(file, registered: #"[{"id":"UZB","kind":"state","name":"Uzbekistan"}]"#)
        #expect(first.run("import h.jsonl") == .done)
        #expect(first.output.contains("entities: 2 registrations\n"))
        #expect(first.output.contains("1 retraction or change of rank"))
        let second = desk(file)
        second.pages["event.head"] = [#"{"sequence":20}"#]
        #expect(second.run("import h.jsonl") == .done)
        #expect(second.output.contains("4 items an earlier run had written"))
        #expect(!second.output.contains("rank"))
    }

    @Test func `a claim that fell with its source is not taken back twice`() {
        let fallen = #"{"type":"source.retracted","data":{"source":"s","reason":"r"}}"#
        let retracted = #"{"type":"claim.retracted","data":{"id":"c7","reason":"r"}}"#
        let desk = desk([
            "h.jsonl": [Self.opening, Self.source, Self.state, Self.claim, fallen, retracted].joined(separator: "\n")
        ])
        #expect(desk.run("import h.jsonl") == .done)
        #expect(written(desk) == ["entity.register", "claim.assert", "claim.retract"])
        #expect(desk.calls.last?.params["source"] == "s")
    }

    /// Bad histories: the lines, and how the first mistake begins and what it names.
    @Test(arguments: [
        ("{\"type\":", "h.jsonl:2:9: ", "Expected a value"),
        (#"{"type":"claim.assertd","data":{}}"#, "h.jsonl:2:1: type: ", "Did you mean “claim.asserted”?"),
        (#"{"type":"registan.export","version":2}"#, "h.jsonl:2:1: version: ", "newer"),
        (#"{"type":"claim.retracted","data":{"id":"c9","reason":"r"}}"#, "h.jsonl:2:1: id: ", "no claim c9"),
        (#"{"type":"claim.retracted","data":{"id":"9"}}"#, "h.jsonl:2:1: id: ", "c17"),
        (
            #"{"type":"entity.registered","data":{"entity":{"id":"s","kind":"sauce","name":"S"}}}"#,
            "h.jsonl:2:1: entity.kind: ", "Did you mean “source”?"
        ),
        (opening, "h.jsonl:2:1: type: ", "Export it anew"),
        (source + "\n" + opening, "h.jsonl:3:1: type: ", "Export it anew"),
        (
            source.replacing("{\"type\"", with: "{\"sequence\":7,\"type\"") + "\n"
                + state.replacing("{\"type\"", with: "{\"sequence\":7,\"type\""),
            "h.jsonl:3:1: sequence: ", "of line 2"
        ),
        (#"{"type":"source.retracted","data":{"source":"t","reason":"r"}}"#, "h.jsonl:2:1: source: ", "no entity"),
    ])
    func `a bad history is refused with its line`(_ line: String, _ start: String, _ remedy: String) {
        let desk = desk(["h.jsonl": Self.opening + "\n" + line])
        #expect(desk.run("import h.jsonl") == .refused)
        #expect(written(desk) == [])
        #expect(desk.errors.hasPrefix(start))
        #expect(desk.errors.contains(remedy))
    }

    @Test(arguments: ["", "\n", source, "\(source)\n\(state)\n\(claim)"])
    func `a history without its first line is refused`(_ lines: String) {
        let desk = desk(["h.jsonl": lines])
        #expect(desk.run("import h.jsonl") == .refused)
        #expect(written(desk) == [])
        #expect(desk.errors.hasPrefix("h.jsonl:1:1: The first line of a history says what it is. Export it anew"))
    }

    @Test(arguments: [
        ("import table.csv", "--map"), ("import table.csv.xz", "--map"), ("import picture.png", "dataset folder"),
        ("import nowhere.jsonl", "cannot be read"), ("import nowhere", "“nowhere” cannot be read"),
        ("import nowhere.csv", "“nowhere.csv” cannot be read"),
    ])
    func `what cannot be imported so is said with the remedy`(_ line: String, _ remedy: String) {
        let desk = desk(["table.csv": "a\n", "table.csv.xz": "", "picture.png": "x"])
        #expect(desk.run(line) == .usage)
        #expect(desk.errors.contains(remedy))
    }

    @Test func `the history of the register itself is refused, that of another one is not`() {
        for (register, code) in [("r1", ExitCode.refused), ("r2", .done)] {
            let header = #"{"type":"registan.export","version":1,"register":"\#(register)"}"#
            let desk = desk(["h.jsonl": "\(header)\n\(Self.source)\n"])
            #expect(desk.run("import h.jsonl") == code)
            #expect(written(desk).isEmpty == (code == .refused))
        }
    }

    @Test func `a folder without a manifest is no dataset`() {
        let desk = desk(["d/claims.toml": ""])
        #expect(desk.run("import d") == .usage)
        #expect(desk.errors.contains("“d” is no dataset: it has no file “dataset.toml”."))
    }

    @Test func `an import that is interrupted says how to go on`() {
        let refusal = Failure(.refused, "The disk is full.", item: 2)
        let desk = Desk(
            ["entity.list": #"{"entities":[]}"#, "event.head": #"{"sequence":9}"#],
            refusing: ["entity.register": refusal])
        desk.files = Self.folder
        #expect(desk.run("import d") == .refused)
        #expect(desk.errors.contains("d/entities.toml:9:1: The disk is full."))
        #expect(desk.errors.contains("Run the same command again"))
    }

    @Test func `long imports are cut into batches, which an observer sees progress by`() {
        let claims = (1...1_200).map { Self.claim.replacing("c7", with: "c\($0)") }
        let desk = desk(["h.jsonl": ([Self.opening, Self.source, Self.state] + claims).joined(separator: "\n")])
        desk.isWatched = true
        #expect(desk.run("import h.jsonl") == .done)
        #expect(written(desk) == ["entity.register", "claim.assert", "claim.assert", "claim.assert"])
        #expect(Set(desk.calls.compactMap { $0.params["idempotencyKey"] }).count == 4)
        #expect(desk.errors.contains("Writing 502 of 1,202, 41%"))
        #expect(desk.errors.hasSuffix(" \r"))
    }
}
