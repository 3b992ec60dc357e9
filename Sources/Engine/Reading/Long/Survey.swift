// SPDX-License-Identifier: Apache-2.0

import Chronology
import Model
import Register

/// What a long read looks for: it goes over the register place by place, so that it can pause between any two of them
/// and a page can end there.
protocol Survey {
    /// The record that its pages are pinned to.
    var pinned: SequenceNumber { get }
    /// Whether all slices see the records of the beginning alone, rather than the register as each finds it.
    var isOfBeginning: Bool { get }
    /// How many places there are to look at. What was at a place stays there while others are added.
    func places(in register: Register) -> Int
    /// What is found at a place, each entry as JSON; they stand on one page.
    func entries(at place: Int, in register: Register) -> [[UInt8]]
}

extension Survey {
    var isOfBeginning: Bool { true }
}

extension Viewpoint {
    /// The viewpoint without what was recorded after a record. Timelines that are kept for the newest knowledge serve as
    /// long as nothing was.
    func upTo(_ pinned: SequenceNumber, of register: Register) -> Viewpoint {
        var viewpoint = self
        let last = min(recorded ?? pinned, pinned)
        viewpoint.recorded = last == register.head ? nil : last
        return viewpoint
    }
}
