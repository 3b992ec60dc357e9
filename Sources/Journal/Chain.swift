// SPDX-License-Identifier: Apache-2.0

public import Chronology

/// The hash chain: each record's hash covers its canonical bytes and the hash before it, so that no record can be
/// altered, removed, inserted or moved without breaking the chain at that place.
///
///     genesis = BLAKE2b-256("registan journal 1" ‖ the register's uuid, 16 bytes)
///     hash(n) = BLAKE2b-256(hash(n-1) ‖ field(sequence) ‖ field(epoch) ‖ field(at) ‖
///                           field(by) ‖ field(topic) ‖ field(payload))
///     field(x) = length of x as 4 bytes, big-endian ‖ x
///
/// Numbers are two's complement, big-endian: the sequence and the time have 8 bytes, the epoch has 4. Text is UTF-8.
/// The lengths make the encoding injective: two different records never have the same bytes.
///
/// What the chain cannot show: that records at the *end* were cut off. For that, a head must be kept elsewhere.
public struct Chain {
    /// The hash of the last record so far.
    public private(set) var hash: Digest

    /// Scratch memory, kept from record to record.
    private var bytes: [UInt8] = []

    /// A chain that goes on after the record with this hash.
    public init(after hash: Digest) { self.hash = hash }

    /// The hash before the first record of a register.
    public static func genesis(of register: RegisterUUID) -> Digest {
        Digest(hashing: Array("registan journal 1".utf8) + register.bytes)
    }

    /// Adds a draft in its place and gives its hash. Cost: linear in its bytes.
    public mutating func extend(by draft: Draft, sequence: SequenceNumber, epoch: Int32) -> Digest {
        begin(sequence: sequence, epoch: epoch, at: draft.at)
        appendField(draft.by)
        appendField(draft.topic)
        appendField(draft.payload)
        hash = Digest(hashing: bytes)
        return hash
    }

    /// Adds a record that was read and gives the hash that it should carry. Cost: linear in its bytes.
    mutating func extend(by record: Record) -> Digest {
        begin(sequence: record.sequence, epoch: record.epoch, at: record.at)
        appendField(record.by)
        appendField(record.topic)
        appendField(record.payload)
        hash = Digest(hashing: bytes)
        return hash
    }

    private mutating func begin(sequence: SequenceNumber, epoch: Int32, at: Int64) {
        bytes.removeAll(keepingCapacity: true)
        hash.withUnsafeBytes { bytes.append(contentsOf: $0) }
        appendField(sequence.value)
        appendField(epoch)
        appendField(at)
    }

    private mutating func appendField(_ number: some FixedWidthInteger) {
        appendLength(number.bitWidth / 8)
        withUnsafeBytes(of: number.bigEndian) { bytes.append(contentsOf: $0) }
    }

    private mutating func appendField(_ text: String) {
        appendLength(text.utf8.count)
        bytes.append(contentsOf: text.utf8)
    }

    private mutating func appendField(_ payload: [UInt8]) {
        appendLength(payload.count)
        bytes.append(contentsOf: payload)
    }

    private mutating func appendLength(_ length: Int) {
        withUnsafeBytes(of: UInt32(length).bigEndian) { bytes.append(contentsOf: $0) }
    }
}
