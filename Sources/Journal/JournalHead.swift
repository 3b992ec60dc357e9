// SPDX-License-Identifier: Apache-2.0

public import Chronology

/// The end of the journal: who holds it can tell later whether a journal is a continuation of the same one.
public struct JournalHead: Hashable, Sendable {
    /// The last record, or zero.
    public let sequence: SequenceNumber
    /// The register's present epoch, in which the next record will be written.
    public let epoch: Int32
    /// The hash of the last record, or the chain's genesis where there is none.
    public let hash: Digest
    /// The time of the last record in milliseconds since 1970 in UTC, or 0: the next one is not earlier.
    public let at: Int64

    /// The end of a journal.
    public init(sequence: SequenceNumber, epoch: Int32, hash: Digest, at: Int64 = 0) {
        self.sequence = sequence
        self.epoch = epoch
        self.hash = hash
        self.at = at
    }
}

/// What a journal says of itself.
public struct JournalIdentity: Hashable, Sendable {
    /// Whose journal it is.
    public let register: RegisterUUID
    /// Every epoch so far, ascending, beginning with epoch 1 after sequence zero.
    public let epochs: [EpochStart]
    /// Where it ends.
    public let head: JournalHead

    /// A journal's identity.
    public init(register: RegisterUUID, epochs: [EpochStart], head: JournalHead) {
        self.register = register
        self.epochs = epochs
        self.head = head
    }
}

/// Where an epoch begins. Cursors of older epochs stay valid up to that point.
public struct EpochStart: Hashable, Sendable {
    /// The first epoch of a register, which begins after sequence zero.
    public static let first = EpochStart(epoch: 1, after: .zero)

    /// The epoch.
    public let epoch: Int32
    /// The last record that it shares with the epoch before it.
    public let after: SequenceNumber

    /// The beginning of an epoch.
    public init(epoch: Int32, after: SequenceNumber) {
        self.epoch = epoch
        self.after = after
    }
}
