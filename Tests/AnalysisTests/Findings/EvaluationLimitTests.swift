// SPDX-License-Identifier: Apache-2.0

import Model
import Testing

@testable import Analysis

/// Sets within sets multiply: what would take too long is broken off, and says so.
@Suite struct EvaluationLimitTests {
    private func finding(depth: Int, in world: World) throws -> Finding {
        let innermost: Datum = ["left": 1, "operator": "=", "right": 1]
        let expression = (0..<depth).reduce(innermost) { inner, level in
            ["all": .string("s\(level)"), "in": ["members": "SCO"], "holds": inner]
        }
        return try Finding(
            reading: ["id": "deep", "statement": "All is well.", "expression": expression], in: world.register)
    }

    @Test func `an evaluation that looks at too much is undetermined`() throws {
        var world = try World()
        for number in 0..<60 { try world.claim("membership", "S\(number)", "SCO", ["status": "member"]) }
        let shallow = try finding(depth: 2, in: world).conclude(in: world.situation)
        #expect(shallow.verdict == .holds)
        let deep = try finding(depth: 4, in: world).conclude(in: world.situation)
        #expect(deep.verdict == .undetermined)
        #expect(deep.reason == EvaluationLimits.reason)
        let robustness = Robustness(of: [try finding(depth: 4, in: world)], in: world.situation, draws: 10, seed: 1)
        #expect(robustness.outcomes.first?.undetermined == 1)
    }
}
