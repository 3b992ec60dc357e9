// SPDX-License-Identifier: Apache-2.0

import Model
import Testing

@testable import Commands

/// A daemon with one state, one source and one claim, at record 9.
private func desk() -> Desk {
    let claim =
        #"{"id":"c1","kind":"policy","subject":"UZB","value":{"topic":"neutrality","stance":1},"valid":"2012/..","#
        + #""citations":[{"source":"src","locator":"p. 1"}],"credibility":2,"rank":"normal","#
        + #""recorded":{"sequence":3,"at":"2026-11-24T10:00:00.000Z","by":"anna"}}"#
    let desk = Desk([
        "system.status": #"{"sequence":9,"instance":"5f0c7a34-9a0e-4f0e-8f43-0d3a3c0b1a2d","epoch":2}"#,
        "claim.list": #"{"sequence":9,"claims":[\#(claim)]}"#,
        "model.slot": #"{"sequence":9,"slot":{},"resolved":{"answer":"unknown"}}"#,
        "finding.list": #"{"sequence":9,"findings":[{"id":"f","statement":"S.","answer":"holds","kinds":[]}]}"#,
        "finding.get": #"{"sequence":9,"id":"f","statement":"S.","answer":"holds","kinds":[],"note":"n","operands":[],"#
            + #""expression":{"left":1,"operator":"=","right":1},"evidence":[],"missing":[]}"#,
    ])
    desk.pages["entity.list"] = [
        #"{"sequence":9,"entities":[{"id":"UZB","kind":"state","name":"Uzbekistan","lat":41.31,"lon":69.24}],"next":"x"}"#,
        #"{"sequence":9,"entities":[{"id":"src","kind":"source","name":"A source","reliability":"B","date":"2017"}]}"#,
    ]
    desk.pages["event.replay"] = [replayed(1...2, next: 5), replayed(6...9, next: 9)]
    return desk
}

/// A page of events whose data stand there as no writer here would write them.
private func replayed(_ sequences: ClosedRange<Int>, next: Int) -> String {
    let events = sequences.map { number in
        #"{"topic":"claim.ranked.policy","event":{"specversion":"1.0","id":"\#(number)","source":"/registan/r/2","#
            + #""type":"registan.claim.ranked","subject":"policy","time":"2026-11-24T10:00:0\#(number).000Z","#
            + #""sequence":"0000000000000000000\#(number)","recordedby":"anna","data":{"id" : "c1", "n": 1.50}}}"#
    }
    return #"{"sequence":10,"events":[\#(events.joined(separator: ","))],"next":\#(next),"head":10,"epoch":2}"#
}

@Suite struct `An export of the journal` {
    @Test func `has a line for every fact, with its data as they were recorded`() {
        let desk = desk()
        #expect(desk.run("export") == .done, "\(desk.errors)")
        let lines = desk.output.split(separator: "\n")
        #expect(lines.count == 7)
        #expect(
            lines[0]
                == #"{"type":"registan.export","version":1,"register":"5f0c7a34-9a0e-4f0e-8f43-0d3a3c0b1a2d","epoch":2,"head":9}"#
        )
        #expect(
            lines[1]
                == #"{"type":"claim.ranked","sequence":1,"time":"2026-11-24T10:00:01.000Z","by":"anna","data":{"id" : "c1", "n": 1.50}}"#
        )
        let replays = desk.calls.filter { $0.method == "event.replay" }
        #expect(replays.map { $0.params["after"] } == [0, 5])
        #expect(replays.allSatisfy { $0.params["epoch"] == 2 })
    }

    @Test func `stops at a record`() {
        let desk = desk()
        #expect(desk.run("export --format jsonl --recorded 7") == .done, "\(desk.errors)")
        #expect(desk.output.hasSuffix(#""n": 1.50}}"# + "\n"))
        #expect(desk.output.contains(#""head":7}"#))
        #expect(desk.output.contains(#""sequence":7,"#) && !desk.output.contains(#""sequence":8,"#))
    }

    @Test(arguments: ["export --recorded 10", "export --recorded 2026-11-24T10:00:00Z", "export --recorded -1"])
    func `takes a sequence up to the head`(line: String) {
        let desk = desk()
        #expect(desk.run(line) == .usage)
        #expect(desk.errors.hasPrefix("registan: “--recorded” takes a sequence here, from 0 to 9.\n"))
    }
}

@Suite struct `An export` {
    @Test(arguments: [
        ("csv", "id,kind,subject,", 2), ("stix", #"{"type":"bundle","id":"bundle--"#, 8),
        ("geojson", #"{"type":"FeatureCollection","registan":{"register":"#, 3),
    ])
    func `is read whole, as of one record, and goes to the output`(format: String, beginning: String, lines: Int) {
        let desk = desk()
        #expect(desk.run("export --format \(format)") == .done, "\(desk.errors)")
        #expect(desk.output.hasPrefix(beginning), "\(desk.output)")
        #expect(desk.output.split(whereSeparator: \.isNewline).count == lines, "\(desk.output)")
        let reads = desk.calls.filter { $0.method.hasSuffix(".list") }
        #expect(reads.count == 3)
        #expect(reads.allSatisfy { $0.params["recorded"] == 9 })
        #expect(desk.errors.isEmpty)
    }

    @Test func `is of the claims that its options choose`() {
        let desk = desk()
        #expect(desk.run("export --format csv --about UZB --kind policy --source src --recorded 4") == .done)
        let read = desk.calls.first { $0.method == "claim.list" }
        #expect(read?.params == datum(#"{"about":"UZB","kind":"policy","source":"src","limit":1000,"recorded":4}"#))
    }

    @Test func `into a file leaves the output to say so`() {
        let desk = desk()
        #expect(desk.run("export --format csv -o claims.csv") == .done, "\(desk.errors)")
        #expect(desk.output == "1 claims in claims.csv.\n")
        #expect(desk.written["claims.csv"]?.hasPrefix("id,kind,") == true)
    }

    @Test func `as a dataset is a folder`() {
        let desk = desk()
        #expect(desk.run("export --format dataset -o out") == .done, "\(desk.errors)")
        #expect(
            desk.written.keys.sorted() == [
                "out/claims/policy.toml", "out/dataset.toml", "out/entities/state.toml", "out/findings/findings.toml",
                "out/sources.toml",
            ])
        #expect(desk.output == "2 entities, 1 claims and 1 findings in out.\n")
        #expect(desk.written["out/findings/findings.toml"]?.contains("note = \"n\"\n") == true)
        let asked = desk.calls.filter { $0.method.hasPrefix("finding.") }
        #expect(asked.map(\.params) == [["recorded": 9], ["id": "f", "recorded": 9]])
    }

    @Test func `as a dataset of chosen claims has no findings`() {
        let desk = desk()
        #expect(desk.run("export --format dataset --about UZB -o out") == .done, "\(desk.errors)")
        #expect(!desk.calls.contains { $0.method.hasPrefix("finding.") })
        #expect(desk.output == "2 entities, 1 claims and 0 findings in out.\n")
    }

    @Test func `as a map asks from the viewpoint that is given`() {
        let desk = desk()
        desk.pages["entity.list"] = [
            #"{"sequence":9,"entities":[{"id":"base","kind":"installation","name":"A base"}]}"#
        ]
        #expect(desk.run("export --format geojson --on 2016-12-31 --known 2017") == .done, "\(desk.errors)")
        let asked = desk.calls.filter { $0.method == "model.slot" }.map(\.params)
        let viewpoint = #""on":"2016-12-31","known":"2017","recorded":9}"#
        #expect(
            asked == [
                datum(#"{"kind":"basing","subject":"base",\#(viewpoint)"#),
                datum(#"{"kind":"basing","subject":"base","phase":"planned",\#(viewpoint)"#),
            ])
        #expect(desk.output.contains(#""on":"2016-12-31","known":"2017","recorded":9,"without-position":["base"]"#))
    }

    @Test(arguments: [
        ("export --format ics", "There is no format “ics”.", "The formats are jsonl, csv, dataset, stix, geojson."),
        ("export --format cvs", "There is no format “cvs”.", "Did you mean “csv”?"),
        ("export --format dataset", "A dataset is a folder.", "Say where with --output FOLDER."),
        ("export --json", "“--json” shows replies, and an export is none.", "Give --format instead."),
        ("export --about UZB", "“--about” means nothing here: jsonl is the whole history", "Leave it out"),
        ("export --format csv --on 2012-01-01", "“--on” means nothing here: csv holds claims", "Leave it out"),
        ("export --format csv -o /full/x", "“/full/x” cannot be written.", ""),
        (
            "what-if kind=existence subject=X valid=2012 -- export --format stix",
            "Claims that are only assumed are not exported as stix.", "geojson shows answers, and takes them."
        ),
    ])
    func `is refused with what is allowed`(line: String, sentence: String, hint: String) {
        let desk = desk()
        #expect(desk.run(line) == .usage)
        #expect(desk.errors.hasPrefix("registan: \(sentence)"), "\(desk.errors)")
        #expect(desk.errors.contains("  \(hint)") || hint.isEmpty, "\(desk.errors)")
        #expect(desk.output.isEmpty && desk.written.isEmpty)
    }

    @Test func `that nobody reads to its end is not taken for whole`() {
        let desk = desk()
        desk.isReaderGone = true
        #expect(desk.run("export --format csv") == .refused)
        #expect(desk.errors.hasPrefix("registan: The output was closed before the export was whole.\n"))
    }

    @Test func `leaves nothing where a reply is missing`() {
        let desk = desk()
        desk.pages["entity.list"] = []
        #expect(desk.run("export --format csv -o claims.csv") == .refused)
        #expect(desk.written.isEmpty)
    }

    @Test func `shows how far it is to a person who watches, and clears the line`() {
        let desk = desk()
        desk.isWatched = true
        #expect(desk.run("export --format csv -o claims.csv") == .done)
        #expect(desk.errors.hasPrefix("\rReading claims\r1 claims, reading entities\r"), "\(desk.errors)")
        #expect(desk.errors.hasSuffix(" \r"))
    }
}
