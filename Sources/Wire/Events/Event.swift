// SPDX-License-Identifier: Apache-2.0

public import Chronology
public import Model

/// An event as a subscriber reads it.
public struct Event: Hashable, Sendable {
    /// The topic that it came under.
    public let topic: String
    /// Unique within its source.
    public let id: String
    /// The register and epoch that it comes from.
    public let source: String
    /// `registan.` and the first two parts of the topic.
    public let type: String
    /// When it was recorded, or sent.
    public let time: Instant
    /// Its place in the journal; nil for one that is not recorded.
    public let sequence: SequenceNumber?
    /// Who wrote what it tells of.
    public let by: String?
    /// What it tells.
    public let data: Datum

    /// Reads a CloudEvent that came under a topic; nil where it is none of the register's.
    public init?(topic: String, _ datum: Datum) {
        guard datum["specversion"]?.text == "1.0", let id = datum["id"]?.text, let source = datum["source"]?.text,
            let type = datum["type"]?.text, let text = datum["time"]?.text, let time = try? Instant(text)
        else { return nil }
        self.topic = topic
        self.id = id
        self.source = source
        self.type = type
        self.time = time
        sequence = datum["sequence"]?.text.flatMap { Int64($0) }.map { SequenceNumber($0) }
        by = datum["recordedby"]?.text
        data = datum["data"] ?? .null
    }

    /// The epoch that the event was recorded in.
    public var epoch: Int64? { source.split(separator: "/").last.flatMap { Int64($0) } }
}
