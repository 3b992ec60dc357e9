// SPDX-License-Identifier: Apache-2.0

public import Chronology

/// What a check of the whole chain found.
public enum Verification: Hashable, Sendable {
    /// Every record continues the one before it, from the genesis to this head. Compare the head with one that was
    /// kept elsewhere: a chain that was cut short at its end is intact in itself.
    case intact(head: JournalHead)
    /// The chain holds as far as `good` and breaks after it.
    case broken(ChainBreak, good: JournalHead)
}

extension JournalReading {
    /// Checks every record up to the head from the genesis on. Cost: linear in the journal, constant in memory.
    ///
    /// It proceeds in slices of ``JournalLimits/verificationSlice`` records, each in a reading transaction of its own.
    /// After each, `progress` gets the last good sequence, and may end it by `.stop`, which throws `cancelled`. Damage
    /// is a result, not a failure. `each` gets every record that was found good.
    public func verify(
        progress: (SequenceNumber) -> ScanStep = { _ in .onward }, each: (Record) -> Void = { _ in }
    ) throws(JournalFailure) -> Verification {
        let identity = try identity()
        var walk = ChainWalk(after: identity.beginning)
        while walk.last.sequence < identity.head.sequence {
            if let broken = try check(&walk, each) { return .broken(broken, good: walk.last) }
            if progress(walk.last.sequence) == .stop { throw .cancelled }
        }
        return .intact(head: walk.last)
    }

    /// Walks one slice further and gives the break in it, if any.
    private func check(_ walk: inout ChainWalk, _ each: (Record) -> Void) throws(JournalFailure) -> ChainBreak? {
        var broken: ChainBreak?
        let before = walk.last.sequence
        do throws(JournalFailure) {
            try scan(after: before, limit: JournalLimits.verificationSlice) { record in
                do throws(ChainBreak) {
                    try walk.accept(record)
                    each(record)
                    return .onward
                } catch {
                    broken = error
                    return .stop
                }
            }
        } catch {
            guard case .damaged = error.code else { throw error }
            return ChainBreak(at: walk.last.sequence.next, .unreadable)
        }
        let nothingCame = broken == nil && walk.last.sequence == before
        return nothingCame ? ChainBreak(at: before.next, .missing) : broken
    }
}
