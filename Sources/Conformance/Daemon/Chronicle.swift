// SPDX-License-Identifier: Apache-2.0

import Chronology
package import Model
import Wire

/// A journal in memory, whose history can be forked as a restore from a backup does.
package struct Chronicle: Sendable {
    /// One record.
    package struct Record: Sendable {
        /// Its topic.
        package let topic: String
        /// Its payload.
        package let data: Datum
        /// The epoch that it was recorded in.
        package let epoch: Int64
    }

    /// The records, from sequence 1 on.
    package private(set) var records: [Record] = []
    /// The epoch in force.
    package private(set) var epoch: Int64 = 1
    /// For each epoch but the first, the last sequence that it took over from those before.
    private var forks: [Int64: Int64] = [:]
    private var beats = 0

    /// The name of the register in the source of its events.
    private static let register = "00000000-0000-4000-8000-000000000000"
    /// When everything was recorded: the clock is no part of what is tried.
    private static let time = Instant(milliseconds: 1_767_225_600_000)

    /// Begins empty, in epoch 1.
    package init() {}

    /// The last sequence.
    package var head: Int64 { Int64(records.count) }

    /// Appends a record and gives its sequence.
    @discardableResult
    package mutating func append(_ topic: String, _ data: Datum) -> Int64 {
        records.append(Record(topic: topic, data: data, epoch: epoch))
        return head
    }

    /// Begins another epoch, which forgets what was recorded after a sequence.
    package mutating func beginEpoch(after fork: Int64) {
        records.removeLast(Int(head - fork))
        epoch += 1
        forks[epoch] = fork
    }

    /// Whether a cursor of an epoch is of this history.
    package func holds(_ cursor: Int64, epoch: Int64) -> Bool {
        cursor <= head && epoch <= self.epoch && forks.allSatisfy { $0.key <= epoch || cursor <= $0.value }
    }

    /// The event of a record, as it is published and replayed.
    package func event(at sequence: Int64) -> (topic: String, json: [UInt8]) {
        let record = records[Int(sequence) - 1]
        let json = CloudEventWriter(register: Self.register, epoch: Int32(record.epoch)).recorded(
            topic: record.topic, sequence: SequenceNumber(sequence), at: Self.time, by: "conformance",
            data: canonical(record.data))
        return (record.topic, json)
    }

    /// The next beat of the heart.
    package mutating func heartbeat() -> [UInt8] {
        beats += 1
        let data: Datum = ["head": .integer(head), "epoch": .integer(epoch), "hash": .string(hash)]
        return CloudEventWriter(register: Self.register, epoch: Int32(epoch)).transient(
            topic: Topic.heartbeat, id: "\(epoch)-\(beats)", at: Self.time, data: canonical(data))
    }

    /// Stands for the hash of the last record, which nobody here can check.
    package var hash: String {
        let digits = String(head, radix: 16)
        return String(repeating: "0", count: 64 - digits.utf8.count) + digits
    }

    /// The result of `event.replay`, and the last sequence that it examined.
    package func page(after: Int64, topics: [String], limit: Int64) -> (json: [UInt8], next: Int64) {
        let next = max(after, min(head, after + limit))
        var writer = JSONWriter()
        writer.beginObject()
        writer.key("events")
        writer.beginArray()
        for sequence in stride(from: after + 1, through: next, by: 1) {
            let (topic, json) = event(at: sequence)
            guard Topic.matches(topic, prefixes: topics) else { continue }
            writer.beginObject()
            writer.key("topic")
            writer.string(topic)
            writer.key("event")
            writer.raw(json)
            writer.endObject()
        }
        writer.endArray()
        for (name, number) in [("next", next), ("head", head), ("epoch", epoch), ("sequence", head)] {
            writer.key(escaping: name)
            writer.integer(number)
        }
        writer.endObject()
        return (writer.finish(), next)
    }
}
