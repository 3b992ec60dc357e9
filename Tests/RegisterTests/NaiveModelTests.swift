// SPDX-License-Identifier: Apache-2.0

import Chronology
import Model
import TestSupport
import Testing

@testable import Register

/// The resolver against the naive model, over random slots of few claims.
@Suite struct NaiveModelTests {
    @Test(arguments: ["membership", "leadership", "dependence"], [1, 2, 3, 4, 138] as [UInt64])
    func `the resolver answers as the naive model does`(kind: String, seed: UInt64) throws {
        var generator = SplitMix64(seed: seed)
        for round in 0..<25 {
            let slot = RandomSlot(kind, using: &generator)
            var world = try World()
            try slot.write(into: &world)
            let key = try slot.key(in: world)
            for known in [nil, 12, 40, 59] as [Int?] {
                let view = Viewpoint(on: RandomSlot.day(0), known: known.map(RandomSlot.day))
                let timeline = world.register.timeline(key, view)
                for day in Array(-40...80) + [400] {
                    let expected = slot.model.answer(on: day, known: known ?? NaiveModel.never)
                    let segment = timeline.segment(on: RandomSlot.day(day))
                    let (found, wanted) = (slot.show(segment.answer), slot.show(expected))
                    guard found == wanted else {
                        Issue.record(
                            "seed \(seed) round \(round), day \(day), known \(known ?? -1):\n\(slot)\nfound \(found)\nwanted \(wanted)"
                        )
                        return
                    }
                }
            }
        }
    }
}
