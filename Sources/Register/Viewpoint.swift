// SPDX-License-Identifier: Apache-2.0

public import Chronology
public import Model

/// From where a question is asked: which day, what could be read by when, and what the register held.
public struct Viewpoint: Hashable, Sendable {
    /// The day in the world that is asked about.
    public var on: Day
    /// Only what was reported by the end of that day counts; nil for no limit.
    public var known: Day?
    /// Only what was recorded up to that record counts; nil for everything.
    public var recorded: SequenceNumber?
    /// Statements assumed for this question alone, above all others.
    public var whatIf: [Assertion]

    /// Takes a point of view.
    public init(on: Day, known: Day? = nil, recorded: SequenceNumber? = nil, whatIf: [Assertion] = []) {
        self.on = on
        self.known = known
        self.recorded = recorded
        self.whatIf = whatIf
    }

    /// Whether the newest knowledge is asked for, so that timelines kept for it can answer.
    var isNewest: Bool { known == nil && recorded == nil && whatIf.isEmpty }
}
