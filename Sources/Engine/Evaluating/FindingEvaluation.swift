// SPDX-License-Identifier: Apache-2.0

import Analysis
import Chronology
import Register

/// An evaluation of one finding, slice by slice, on the records of its beginning.
struct FindingEvaluation {
    let finding: Finding
    let cause: FindingCause
    let on: Day
    let pinned: SequenceNumber
    private let gathering = Gathering()

    init(_ finding: Finding, _ cause: FindingCause, on: Day, pinned: SequenceNumber) {
        self.finding = finding
        self.cause = cause
        self.on = on
        self.pinned = pinned
    }

    /// Goes on for one slice; nil where there is more to do.
    func slice(_ register: Register) -> Conclusion? {
        // Nothing in the evaluation of a finding is refused.
        try? gathering.slice(register, Viewpoint(on: on).upTo(pinned, of: register)) { situation in
            finding.conclude(in: situation)
        }
    }
}
