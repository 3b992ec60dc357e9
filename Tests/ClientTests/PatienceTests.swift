// SPDX-License-Identifier: Apache-2.0

import Chronology
import Testing

@testable import Client

@Suite struct PatienceTests {
    @Test func `the patience with a question grows with each that had no answer, up to a minute`() {
        var reconciler = Reconciler(after: SequenceNumber(5), epoch: 1, timing: StreamTiming(), at: .zero)
        var now = Duration.zero
        for seconds in [3, 6, 12, 24, 48, 60, 60] {
            while true {
                let step = reconciler.step(at: now)
                if case .ask = step { break }
                if case .listen(let until) = step { now = until }
            }
            let next = reconciler.step(at: now)
            #expect(next == .listen(until: now + .seconds(seconds)))
            now += .seconds(seconds)
            let last = reconciler.step(at: now)
            #expect(last == .reconnect)
        }
    }
}
