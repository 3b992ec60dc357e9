// SPDX-License-Identifier: Apache-2.0

import Model
import Testing
import Wire

@testable import Alerts

@Suite struct AlertTextTests {
    @Test(
        arguments: [
            (
                suspension(),
                "Uzbekistan: member -> suspended in the Collective Security Treaty Organization from 2012-06-28 (c12)"
            ),
            (
                suspension(("names", [:]), ("cause", []), ("to", "2013-01-01")),
                "UZB: member -> suspended in CSTO from 2012-06-28 to 2013-01-01"
            ),
            (
                suspension(("from", ".."), ("to", "2013-01-01"), ("before", side("unknown"))),
                "Uzbekistan: unknown -> suspended in the Collective Security Treaty Organization until 2013-01-01 (c12)"
            ),
            (
                suspension(
                    ("from", "2012-06-28"), ("to", "2012-06-28"),
                    (
                        "after",
                        [
                            "answer": "holds", "value": ["status": "suspended"], "certainty": "possible",
                            "contested": true,
                        ]
                    ), ("cause", ["c1", "c2", "c3", "c4", "c5", "c6", "c7"])),
                "Uzbekistan: member -> possibly suspended (contested) in the Collective Security Treaty Organization "
                    + "on 2012-06-28 (c1, c2, c3, c4, c5 and 2 more)"
            ),
            (
                suspension(
                    ("kind", "tie"), ("from", ".."), ("before", ["answer": "none"]),
                    ("after", ["answer": "holds", "value": ["strength": [1, 2], "open": true, "note": .null]])),
                "Uzbekistan, tie Collective Security Treaty Organization: none -> strength 1/2, open yes at all times "
                    + "(c12)"
            ),
        ] as [(Datum, String)])
    func `a change reads as a sentence`(data: Datum, text: String) throws {
        #expect(try AlertText.text(of: event(data), Change(data)) == text)
    }

    @Test func `what is no change is named by its topic and writer`() throws {
        let asserted = try event(["id": "c12"], topic: "claim.asserted.membership")
        #expect(Change(asserted.data) == nil)
        #expect(AlertText.text(of: asserted, nil) == "claim.asserted.membership by aisha")
    }
}
