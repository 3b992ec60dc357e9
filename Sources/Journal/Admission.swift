// SPDX-License-Identifier: Apache-2.0

import Chronology

/// The rules for batches that can be judged by the head alone. Every store and the writer share them.
public struct Admission: Sendable {
    /// How many of the batches, from the first, may be written.
    public let admitted: Int
    /// Why the one after them may not; nil if all may.
    public let refusal: Refusal?

    /// Judges batches that are to follow a head, in order, up to the first that may not be written.
    public init(_ batches: ArraySlice<Batch>, after head: JournalHead) {
        var place = head.sequence.next
        var time = head.at
        var count = 0
        for batch in batches {
            let refusal = Self.refusal(of: batch, at: place, after: &time, head: head)
            guard refusal == nil else {
                (admitted, self.refusal) = (count, refusal)
                return
            }
            place = batch.following
            count += 1
        }
        (admitted, refusal) = (count, nil)
    }

    private static func refusal(
        of batch: Batch, at place: SequenceNumber, after time: inout Int64, head: JournalHead
    ) -> Refusal? {
        guard batch.first == place else { return .conflict(head) }
        guard isWithinLimits(batch) else { return .tooLarge }
        for draft in batch.drafts {
            guard draft.at >= time else { return .timeWentBack(last: time) }
            time = draft.at
        }
        return nil
    }

    private static func isWithinLimits(_ batch: Batch) -> Bool {
        guard batch.drafts.allSatisfy({ $0.byteCount <= JournalLimits.recordBytes }),
            batch.byteCount <= JournalLimits.batchBytes
        else { return false }
        guard let entry = batch.idempotency else { return true }
        return entry.key.utf8.count <= JournalLimits.keyBytes && entry.reply.count <= JournalLimits.replyBytes
    }
}
