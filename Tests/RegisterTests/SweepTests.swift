// SPDX-License-Identifier: Apache-2.0

import Chronology
import Model
import TestSupport
import Testing

@testable import Register

/// Timelines are swept from day to day; the answer for one day looks at all claims. Both have to be the same.
@Suite struct SweepTests {
    @Test(arguments: ["membership", "leadership", "dependence"], [1, 2, 3, 4] as [UInt64])
    func `a sweep over all days answers as each day alone`(kind: String, seed: UInt64) throws {
        var generator = SplitMix64(seed: seed)
        for round in 0..<10 {
            let slot = RandomSlot(kind, claims: 1...40, using: &generator)
            var world = try World()
            try slot.write(into: &world)
            for known in [nil, 30] as [Int?] {
                let resolver = world.register.resolver(
                    try slot.key(in: world), known: known.map(RandomSlot.day), recorded: nil, whatIf: [])
                let timeline = Timeline(resolver)
                for day in (-40...80).map(RandomSlot.day) + [.distantPast, .distantFuture] {
                    #expect(
                        timeline.segment(on: day).answer == resolver.answer(on: day),
                        "seed \(seed) round \(round), \(day), known \(known ?? -1):\n\(slot)")
                }
            }
        }
    }

    @Test func `runs begin as coarsely as the narrowest start that fits`() throws {
        var world = try World()
        try world.member("member", "2006/2012", by: "b1")
        try world.member("suspended", "2012-06/..", by: "b1")
        #expect(
            try world.segment("2010-01-01").since
                == DayRange(first: world.day("2006-01-01"), last: world.day("2006-12-31")))
        #expect(
            try world.segment("2013-01-01").since
                == DayRange(first: world.day("2012-06-01"), last: world.day("2012-06-30")))
    }
}
