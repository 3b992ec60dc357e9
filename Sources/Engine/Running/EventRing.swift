// SPDX-License-Identifier: Apache-2.0

import Chronology

/// The most recent durable events, by sequence, ready to send: bounded in number and in bytes, the oldest go first.
struct EventRing {
    /// One event, with its topic beside its bytes.
    struct Entry {
        let topic: String
        let json: [UInt8]
    }

    private var entries: [Entry?]
    private var first = SequenceNumber(1)
    private var count = 0
    private var bytes = 0
    private let byteLimit: Int

    init(capacity: Int = EngineLimits.ringEvents, bytes: Int = EngineLimits.ringBytes) {
        entries = Array(repeating: nil, count: capacity)
        byteLimit = bytes
    }

    /// Whether the event after a cursor is here, if it exists at all.
    func reaches(after cursor: SequenceNumber) -> Bool { count > 0 && cursor.next >= first }

    /// The event with that sequence.
    subscript(sequence: SequenceNumber) -> Entry? {
        guard sequence >= first, sequence.value < first.value + Int64(count) else { return nil }
        return entries[slot(of: sequence)]
    }

    /// Adds the event that follows the newest one. One that does not follow it starts the ring anew.
    mutating func append(_ sequence: SequenceNumber, _ entry: Entry) {
        if sequence.value != first.value + Int64(count) { restart(at: sequence) }
        while count == entries.count || (count > 0 && bytes + entry.json.count > byteLimit) { removeFirst() }
        entries[slot(of: sequence)] = entry
        count += 1
        bytes += entry.json.count
    }

    private func slot(of sequence: SequenceNumber) -> Int { Int(sequence.value % Int64(entries.count)) }

    private mutating func removeFirst() {
        bytes -= entries[slot(of: first)]?.json.count ?? 0
        entries[slot(of: first)] = nil
        first = first.next
        count -= 1
    }

    private mutating func restart(at sequence: SequenceNumber) {
        while count > 0 { removeFirst() }
        first = sequence
    }
}
