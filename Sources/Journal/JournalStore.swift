// SPDX-License-Identifier: Apache-2.0

public import Chronology

/// The one writer of a journal. This comment and those of the requirements are the contract, beside that of
/// ``JournalReading``; `JournalContract` in the tests holds every implementation to it.
///
/// **Ownership.** Calls block, and are made by one thread at a time: at start by the one that replays, then by a
/// ``JournalWriter``. A store may be moved to another thread, not shared. There is at most one store of a journal in
/// the whole system; that is for whoever opens it to see to. A second one is found out (`.conflict`, `.busy`), never
/// written over.
///
/// **Order.** Sequences are contiguous from 1. A batch is written only if its `first` is the head's successor, and its
/// drafts get `first`, `first + 1` and so on. Times never go back. Whoever makes drafts sees to both; the store refuses
/// what breaks them, for it is the last to know.
///
/// **All or nothing.** One `append` is one transaction over all its batches, records and idempotency entries alike.
///
/// **Durable** means: survives the death of the process and a power cut, as far as the device keeps its word.
///
/// **After `unknown`**, or after a failure that does not leave the store usable, nothing more may be asked of the store
/// but ``abandon()``: a sync that failed once may seem to succeed when tried again, with its data lost.
public protocol JournalStore: JournalReading {
    /// Writes the batches in one transaction and returns when it is durable, refused or unknown.
    ///
    /// `refused(from:)` names the head's successor: nothing of any of the batches was written, and the store is as it
    /// was before. `durable` gives the new head; `through` is its sequence. No batches is durable through the head.
    func append(_ batches: ArraySlice<Batch>) -> AppendOutcome

    /// Saves consumers' cursors, replacing those under the same names and leaving others. They stand outside the chain.
    ///
    /// A failure that leaves the store usable has saved none of them.
    func saveCursors(_ cursors: [String: SequenceNumber]) throws(JournalFailure)

    /// Begins the next epoch at the present head, after a restore or an accepted truncation, and returns it. Durable.
    func raiseEpoch() throws(JournalFailure) -> EpochStart

    /// Does housekeeping that has come due, such as carrying the log over into the database. Called after outcomes were
    /// reported, so that it holds up no reply. Most calls do nothing.
    func maintain() throws(JournalFailure)

    /// Lets go of the store without reading or writing another byte. Called once, last, instead of `close()`.
    func abandon()
}
