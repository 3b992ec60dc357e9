// SPDX-License-Identifier: Apache-2.0

public import Chronology

/// Writes events in the JSON format of CloudEvents 1.0, with the `sequence` extension and `recordedby`, the writer.
public struct CloudEventWriter: Sendable {
    /// `/registan/<register uuid>/<epoch>`, which together with the id is unique.
    public let source: String

    /// Events of one register in one epoch.
    public init(register: String, epoch: Int32) { source = "/registan/\(register)/\(epoch)" }

    /// The same register in another epoch, for records that are older than the present one.
    public init(source: String, replacingEpoch epoch: Int32) {
        let base = source.utf8.lastIndex(of: UInt8(ascii: "/")).map { source[...$0] } ?? "/"
        self.source = "\(base)\(epoch)"
    }

    /// A recorded event. Its id is the sequence; replayed, it has the same bytes.
    public func recorded(
        topic: String, sequence: SequenceNumber, at: Instant, by: String, data: [UInt8]
    ) -> [UInt8] {
        var writer = JSONWriter(capacity: data.count + 512)
        begin(&writer, id: String(sequence.value), topic: topic, at: at)
        writer.key("sequence")
        writer.string(Self.padded(sequence))
        writer.key("recordedby")
        writer.string(by)
        writer.key("data")
        writer.raw(data)
        writer.endObject()
        return writer.finish()
    }

    /// An event that is not recorded and never replayed: it has no sequence.
    ///
    /// - Parameter id: a unique text; `t-` goes before it.
    public func transient(topic: String, id: String, at: Instant, data: [UInt8]) -> [UInt8] {
        var writer = JSONWriter(capacity: data.count + 512)
        begin(&writer, id: "t-\(id)", topic: topic, at: at)
        writer.key("data")
        writer.raw(data)
        writer.endObject()
        return writer.finish()
    }

    private func begin(_ writer: inout JSONWriter, id: String, topic: String, at: Instant) {
        let (type, subject) = Topic.split(topic)
        writer.beginObject()
        for (name, text) in [("specversion", "1.0"), ("id", id), ("source", source), ("type", Topic.typePrefix + type)]
        {
            writer.key(escaping: name)
            writer.string(text)
        }
        if let subject {
            writer.key("subject")
            writer.string(subject)
        }
        writer.key("time")
        writer.string(at.description)
        writer.key("datacontenttype")
        writer.string("application/json")
    }

    /// Twenty digits, so that texts sort as numbers do.
    static func padded(_ sequence: SequenceNumber) -> String {
        let digits = String(sequence.value)
        return String(repeating: "0", count: max(0, 20 - digits.utf8.count)) + digits
    }
}
