// SPDX-License-Identifier: Apache-2.0

/// A sort of topic that the daemon sends events under: the declaration from which its page and its channel in the
/// AsyncAPI document follow, and by which the tests check what is sent.
public struct TopicDeclaration: Hashable, Sendable {
    /// The first two parts, which name the sort: `claim.asserted`.
    public let sort: String
    /// What happened, as one line.
    public let summary: String
    /// The parts after the first two, in their order; all of them are always there.
    public let parts: [Part]
    /// What the event tells, its `data`.
    public let data: Shape
    /// Whether such events are records of the journal, with a sequence; else they are never replayed.
    public let isRecorded: Bool

    /// A part of a topic after the first two.
    public struct Part: Hashable, Sendable {
        /// What it is called.
        public let name: String
        /// What stands there, as one line.
        public let summary: String

        init(_ name: String, _ summary: String) {
            self.name = name
            self.summary = summary
        }
    }

    init(_ sort: String, _ summary: String, _ parts: [Part] = [], isRecorded: Bool = true, data: Shape) {
        self.sort = sort
        self.summary = summary
        self.parts = parts
        self.isRecorded = isRecorded
        self.data = data
    }

    init(_ sort: String, _ summary: String, _ parts: [Part] = [], isRecorded: Bool = true, data: [Shape.Property]) {
        self.init(sort, summary, parts, isRecorded: isRecorded, data: .object(data))
    }

    /// Whether a topic is of this sort and has its parts.
    public func declares(_ topic: String) -> Bool {
        let (sort, subject) = Topic.split(topic)
        let given = subject.map { $0.split(separator: ".", omittingEmptySubsequences: false) } ?? []
        return sort == self.sort && given.count == parts.count && given.allSatisfy { !$0.isEmpty }
    }
}
