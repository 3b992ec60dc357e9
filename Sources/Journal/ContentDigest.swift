// SPDX-License-Identifier: Apache-2.0

/// A digest of what some records say, in their order: of topics and payloads alone, whoever wrote them, whenever, and
/// whatever stood between them. Two journals with the same one tell the same history.
///
///     content(0) = 32 zero bytes
///     content(n) = BLAKE2b-256(content(n-1) ‖ BLAKE2b-256(topic) ‖ BLAKE2b-256(payload))
public struct ContentDigest: Hashable, Sendable {
    /// The digest so far.
    public private(set) var digest = Digest.zero
    private let topics: [String]

    /// - Parameter topics: what the topics of the records that count begin with.
    public init(ofTopics topics: [String]) { self.topics = topics }

    /// Takes a record in, if it counts. Cost: linear in its bytes.
    public mutating func add(_ record: Record) {
        guard topics.contains(where: { record.topic.hasPrefix($0) }) else { return }
        digest = Digest(
            hashing: digest.bytes + Digest(hashing: Array(record.topic.utf8)).bytes
                + Digest(hashing: record.payload).bytes)
    }
}

/// What a check of a whole journal found, and what the journal says.
public struct VerifiedJournal: Hashable, Sendable {
    /// Whether the chain holds.
    public let verification: Verification
    /// What the records say, those before a break if there is one.
    public let content: ContentDigest

    /// Puts both together.
    public init(_ verification: Verification, _ content: ContentDigest) {
        self.verification = verification
        self.content = content
    }
}
