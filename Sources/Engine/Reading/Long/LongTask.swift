// SPDX-License-Identifier: Apache-2.0

import Chronology
import Model
import Register

/// The work behind a long read, done slice by slice on the records of its beginning.
protocol LongTask {
    /// The head when it began, or an earlier record that was asked for: nothing later shows in any slice.
    var pinned: SequenceNumber { get }
    /// Goes on for one slice of a few milliseconds at most.
    mutating func advance(_ register: Register) throws(Rejection) -> LongStep
    /// Hears what became of an evaluation that it had asked for.
    mutating func take(_ outcome: EvaluationOutcome)
}

/// What a slice of a long read came to.
enum LongStep {
    /// There is more to do.
    case onward
    /// The result, as JSON.
    case done([UInt8])
    /// An evaluation is to be made on another thread; it goes on when that is done.
    case evaluate(EvaluationJob)
}

extension LongTask {
    /// Surveys evaluate nothing.
    mutating func take(_ outcome: EvaluationOutcome) {}
}
