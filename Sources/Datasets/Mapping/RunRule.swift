// SPDX-License-Identifier: Apache-2.0

/// How rows for single years become stretches of time: years that follow each other, of one series, with equal values.
struct RunRule: Sendable {
    /// The column with the year.
    let year: Int
    /// The columns that together name a series.
    let by: [Int]
    /// The columns that must be equal throughout a run.
    let same: [Int]
    let holes: Holes
    /// The last year that is coded: a run that reaches it stays open.
    let censoredAt: Int?

    /// What a year does that the table does not have for the series, between two that it has.
    enum Holes: String, CaseIterable {
        /// It ends the run.
        case `break`
        /// It belongs to the run, if the values on both sides are equal.
        case join
    }
}
