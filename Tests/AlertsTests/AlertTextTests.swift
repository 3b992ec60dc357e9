// SPDX-License-Identifier: Apache-2.0

import Model
import Testing
import Wire

@testable import Alerts

@Suite struct AlertTextTests {
    private static func change(_ kind: String, _ object: String?, _ changes: (String, Datum)...) -> Datum {
        var data = suspension(("kind", .string(kind)), ("before", side("unknown"))).members ?? []
        if object == nil { data.removeAll { $0.name == "object" } }
        for (name, value) in changes {
            data.removeAll { $0.name == name }
            data.append(.init(name, value))
        }
        return .object(data)
    }

    private static func holds(_ value: Datum, _ object: Datum? = nil) -> Datum {
        .object(
            [.init("answer", "holds"), .init("value", value)] + [object.map { .init("object", $0) }].compactMap(\.self))
    }

    @Test(
        arguments: [
            (suspension(), "Uzbekistan: member -> suspended in the CSTO from 2012-06-28 (c12)."),
            (
                suspension(("names", [:]), ("cause", []), ("to", "2013-01-01")),
                "UZB: member -> suspended in the CSTO from 2012-06-28 to 2013-01-01."
            ),
            (
                suspension(("from", ".."), ("to", "2013-01-01"), ("before", side("unknown"))),
                "Uzbekistan: unknown -> suspended in the CSTO until 2013-01-01 (c12)."
            ),
            (
                suspension(
                    ("to", "2012-06-28"),
                    (
                        "after",
                        [
                            "answer": "holds", "value": ["status": "suspended"], "certainty": "possible",
                            "contested": true,
                        ]
                    ), ("cause", ["c1", "c2", "c3", "c4", "c5"])),
                "Uzbekistan: member -> possibly suspended (contested) in the CSTO on 2012-06-28 (c1, c2, c3 and 2 more)."
            ),
            (
                suspension(("object", "NATO"), ("names", ["NATO": "North Atlantic Treaty Organization"])),
                "UZB: member -> suspended in NATO from 2012-06-28 (c12)."
            ),
            (
                suspension(("object", "UN"), ("names", ["UN": "United Nations"])),
                "UZB: member -> suspended in the United Nations from 2012-06-28 (c12)."
            ),
            (
                suspension(("object", "accord"), ("names", ["accord": "The Accord of All Friendly States"])),
                "UZB: member -> suspended in The Accord of All Friendly States from 2012-06-28 (c12)."
            ),
            (
                change(
                    "transit", "CHN", ("subject", "KAZ"), ("object", "CHN"),
                    ("names", ["KAZ": "Kazakhstan", "CHN": "China"]), ("slot", ["occasion": "peace-mission-2007"]),
                    ("to", "2012-08-17"), ("after", holds(["decision": "no-legal-basis"]))),
                "Kazakhstan, transit for China (peace-mission-2007): unknown -> decision no-legal-basis, from 2012-06-28 "
                    + "to 2012-08-17 (c12)."
            ),
            (
                change(
                    "basing", nil, ("subject", "kant"),
                    ("names", ["kant": "Russian air base at Kant", "KGZ": "Kyrgyzstan"]),
                    ("before", holds(["owner": "RUS", "phase": "active"], "KGZ")),
                    ("after", holds(["owner": "RUS", "phase": "closed"], "KGZ"))),
                "Russian air base at Kant, basing: phase active -> phase closed, from 2012-06-28 (c12)."
            ),
            (
                change(
                    "exercise", nil, ("subject", "pm"), ("names", ["pm": "Peace Mission"]),
                    ("after", holds(["hosts": ["KAZ", "CHN"], "phase": "held", "strength": [4000, 6500]]))),
                "Peace Mission, exercise: unknown -> hosts KAZ, CHN, phase held, strength 4000-6500, "
                    + "from 2012-06-28 (c12)."
            ),
            (
                change(
                    "position", "SCO", ("object", "SCO"), ("slot", ["topic": "leaving", "order": 2]),
                    ("names", ["SCO": "SCO", "UZB": "Uzbekistan"]),
                    ("after", holds(["act": "threatens", "text": "Would leave it."]))),
                "Uzbekistan, position on the SCO (order 2, leaving): unknown -> act threatens, text “Would leave it.”, "
                    + "from 2012-06-28 (c12)."
            ),
            (
                change(
                    "contribution", "KSOR", ("subject", "RUS"), ("object", "KSOR"),
                    (
                        "after",
                        holds([
                            "units": [["type": "brigade", "count": 1, "branch": "airborne"]],
                            "amounts": [["amount": 1_300_000_000, "currency": "USD"]],
                        ])
                    )),
                "RUS, contribution to the KSOR: unknown -> amounts 1300000000 USD, units 1 airborne brigade, "
                    + "from 2012-06-28 (c12)."
            ),
            (
                suspension(("after", side("withdrawn"))),
                "Uzbekistan: member -> withdrawn from the CSTO from 2012-06-28 (c12)."
            ),
            (
                change("existence", nil, ("after", holds([:]))),
                "Uzbekistan: unknown -> holds from 2012-06-28 (c12)."
            ),
        ] as [(Datum, String)])
    func `a change reads as a sentence`(data: Datum, text: String) throws {
        let kind = data["kind"]?.text ?? ""
        #expect(AlertText(try alert(data, topic: "\(kind).changed.x")).line == text)
    }

    @Test func `sources are named in short, and conclusions counted`() throws {
        let told = try alert(suspension()) { alert in
            alert.citations = [
                try citation("c12", "odkb-2012", "Odkb 2012", "p. 8 n. 37"),
                try citation("c12", "dehaas2017", "de Haas 2017", "p. 8"),
                try citation("c12", "dehaas2017", "de Haas 2017", "p. 10"),
                try citation("c12", "dehaas2017", "de Haas 2017", "p. 8"),
            ]
            _ = alert.conclude(try conclusion("csto-leaves-weak-little-freedom"))
            _ = alert.conclude(try conclusion("uzbekistan-outside-csto", "fails", "holds"))
            _ = alert.conclude(try conclusion("back-and-forth", "holds", "fails"))
            _ = alert.conclude(try conclusion("back-and-forth", "fails", "holds"))
        }
        #expect(
            AlertText(told).line
                == "Uzbekistan: member -> suspended in the CSTO from 2012-06-28 (Odkb 2012, p. 8 n. 37; de Haas 2017, "
                + "p. 8; p. 10). 2 conclusions changed: csto-leaves-weak-little-freedom holds -> does not hold; "
                + "uzbekistan-outside-csto does not hold -> holds.")
    }

    @Test func `of many conclusions the first are named`() throws {
        let told = try alert(suspension(("cause", []))) { alert in
            for number in 1...7 { _ = alert.conclude(try conclusion("f\(number)", .null, "holds")) }
        }
        #expect(
            AlertText(told).line.hasSuffix(
                "7 conclusions changed: f1 new -> holds; f2 new -> holds; f3 new -> holds; f4 new -> holds; "
                    + "f5 new -> holds; and 2 more."))
    }

    @Test func `nothing in the data breaks a line, steers a terminal or turns the writing`() throws {
        let evil = "Uzbek\nistan\u{1B}[31m\u{202E}\u{2028}x"
        let told = try alert(suspension(("names", ["UZB": .string(evil)]), ("cause", ["c1\r\nerror: forged"])))
        let line = AlertText(told).line
        #expect(line == "Uzbek istan [31m x: member -> suspended in the CSTO from 2012-06-28 (c1 error: forged).")
    }
}
