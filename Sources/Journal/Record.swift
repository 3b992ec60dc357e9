// SPDX-License-Identifier: Apache-2.0

public import Chronology

/// What is to be written, before the journal gives it its place, epoch and hash.
public struct Draft: Hashable, Sendable {
    /// When it was recorded: milliseconds since 1970 in UTC. Never earlier than the record before it.
    public let at: Int64
    /// Who wrote it.
    public let by: String
    /// What it is about: dot-separated, widest first.
    public let topic: String
    /// The data, which the journal never reads.
    public let payload: [UInt8]

    /// A record to be.
    public init(at: Int64, by: String, topic: String, payload: [UInt8]) {
        self.at = at
        self.by = by
        self.topic = topic
        self.payload = payload
    }

    /// What counts towards ``JournalLimits/recordBytes``: the payload, the name and the topic, in bytes.
    public var byteCount: Int { payload.count + by.utf8.count + topic.utf8.count }
}

/// One entry of the journal: an envelope around bytes that the journal never reads. It is also one event.
public struct Record: Hashable, Sendable {
    /// Its place.
    public let sequence: SequenceNumber
    /// The epoch of the register in which it was written.
    public let epoch: Int32
    /// When it was recorded: milliseconds since 1970 in UTC. Never earlier than the record before it.
    public let at: Int64
    /// Who wrote it.
    public let by: String
    /// What it is about: dot-separated, widest first.
    public let topic: String
    /// The data, as it was given.
    public let payload: [UInt8]
    /// The link that binds it to every record before it; see ``Chain``.
    public let hash: Digest

    /// A record as it was read.
    public init(
        sequence: SequenceNumber, epoch: Int32, at: Int64, by: String, topic: String, payload: [UInt8], hash: Digest
    ) {
        self.sequence = sequence
        self.epoch = epoch
        self.at = at
        self.by = by
        self.topic = topic
        self.payload = payload
        self.hash = hash
    }

    /// A draft in its place.
    public init(_ draft: Draft, sequence: SequenceNumber, epoch: Int32, hash: Digest) {
        self.init(
            sequence: sequence, epoch: epoch, at: draft.at, by: draft.by, topic: draft.topic, payload: draft.payload,
            hash: hash)
    }

    /// What counts towards limits on replies: the payload, the name and the topic, in bytes.
    public var byteCount: Int { payload.count + by.utf8.count + topic.utf8.count }
}
