// SPDX-License-Identifier: Apache-2.0

public import Chronology
import Model

/// The living model: entities and claims with their whole history, and the answers that follow from them.
///
/// Pure and synchronous: it knows no clock, no disk and no socket. It changes in two ways only: by `evolve`, which
/// applies a fact, and by the `Undo` that evolve returns. The same facts in the same order give the same register.
/// One owner at a time; a copy shares storage until either side is written to.
public struct Register {
    var entities = EntityTable()
    var claims = ClaimTable()
    var slots = SlotTable()
    var definitions = DefinitionTable()
    /// When a source's citations were taken back, by source, oldest first.
    var sourceRetractions: [EntityIndex: [SequenceNumber]] = [:]
    /// Times at which records were taken in, to answer "as recorded at a time"; one entry per distinct time.
    var recordTimes: [RecordTime] = []

    struct RecordTime {
        let at: Instant
        let last: SequenceNumber
    }

    /// The last record that the register has seen, facts and changes alike.
    public internal(set) var head = SequenceNumber.zero

    /// A register without anything in it.
    public init() {}

    /// How many entities there are.
    public var entityCount: Int { entities.count }
    /// How many claims stand, without those taken back.
    public var claimCount: Int { claims.standing }
    /// How many claims were ever asserted.
    public var assertedCount: Int { claims.count }

    /// The id of the next claim.
    var nextClaimID: ClaimID { ClaimID(number: claims.count + 1) }
}
