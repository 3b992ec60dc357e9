// SPDX-License-Identifier: Apache-2.0

import Analysis
import Chronology
import Model
import Register
import Testing

/// The article's two organisations side by side at the end of its period.
@Suite struct CompareAnalysisTests {
    private let points: [Datum]

    init() throws {
        let situation = Situation(try Article().register, Viewpoint(on: try day(Article.lastDay)))
        let result = try AnalysisKind.named("compare").run(situation, ["organisations": ["SCO", "CSTO"]])
        points = try #require(result.value["points"]?.elements)
    }

    private func side(_ point: String, _ organisation: String) throws -> Datum {
        try #require(points.first { $0["point"]?.text == point }?["byOrganisation"]?[organisation])
    }

    @Test func `each point has evidence`() {
        for point in points { #expect(point["claims"]?.elements?.isEmpty == false, "\(point["point"]?.text ?? "")") }
    }

    @Test func `one leads the CSTO, two balance each other in the SCO`() throws {
        #expect(try side("leaders", "CSTO")["figure"] == "sole" && side("leaders", "SCO")["figure"] == "balanced")
    }

    @Test(arguments: ["KAZ", "KGZ", "TJK"])
    func `a Central Asian member of both is freer in the SCO`(state: String) throws {
        let freedom = try ["SCO", "CSTO"].map { try #require(try side("freedom", $0)["figure"]?[state]?.number) }
        #expect(freedom[0] > freedom[1])
    }
}
