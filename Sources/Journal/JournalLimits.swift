// SPDX-License-Identifier: Apache-2.0

/// Every limit of the journal, and what happens at it.
public enum JournalLimits {
    /// Payload, name and topic of one record together. Beyond it the batch is refused as too large.
    public static let recordBytes = 60 * 1024
    /// An idempotency key. Beyond it the batch is refused as too large.
    public static let keyBytes = 64
    /// A remembered reply. Beyond it the batch is refused as too large.
    public static let replyBytes = 1 << 20
    /// One batch, which is one command's records. Beyond it the batch is refused as too large.
    public static let batchBytes = 64 << 20

    /// Batches that wait for the writer. Beyond it `submit` answers `.full` and the batch is not taken.
    public static let queuedBatches = 16_384
    /// Bytes that wait for the writer; one batch is always taken. Beyond it `submit` answers `.full`.
    public static let queuedBytes = 128 << 20
    /// Records of one group commit; one batch is always taken. What is left over forms the next group.
    public static let groupRecords = 8_192
    /// Bytes of one group commit; one batch is always taken. What is left over forms the next group.
    public static let groupBytes = 8 << 20
    /// Consumers whose cursors wait to be saved. Further names are left out; consumers report again anyway.
    public static let pendingCursors = 10_000

    /// Questions that wait for the reader. Beyond it they are answered `.busy`.
    public static let queuedReads = 1_024
    /// Records that one reading transaction covers in a verification: long ones would keep the store from tidying up.
    public static let verificationSlice = 4_096
}
