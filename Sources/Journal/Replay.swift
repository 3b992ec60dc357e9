// SPDX-License-Identifier: Apache-2.0

public import Chronology

/// A stretch of the journal.
public struct RecordPage: Hashable, Sendable {
    /// The records, in order and without gaps.
    public let records: [Record]
    /// Where to go on: the last sequence that was examined, or the `after` that was asked if nothing follows it.
    public let next: SequenceNumber

    /// A stretch of records.
    public init(records: [Record], next: SequenceNumber) {
        self.records = records
        self.next = next
    }
}

extension JournalReading {
    /// The records after a sequence, at most `limit`, and only as many as fit into `maxBytes`, but one at least if
    /// there is any. Beyond the head the page is empty.
    ///
    /// Every record is checked against the chain; a break is a failure `damaged` and no page is given.
    public func read(after: SequenceNumber, limit: Int, maxBytes: Int) throws(JournalFailure) -> RecordPage {
        var records: [Record] = []
        var room = maxBytes
        try walk(after: after, limit: limit) { record in
            room -= record.byteCount
            guard records.isEmpty || room >= 0 else { return .stop }
            records.append(record)
            return .onward
        }
        return RecordPage(records: records, next: records.last?.sequence ?? after)
    }

    /// Streams the records after a sequence up to the head, in constant memory, for the replay at start. Every record
    /// is checked against the chain before `body` sees it; a break is a failure `damaged` at the first bad record.
    ///
    /// Returns the last record that was found good, or the head if nothing follows `after`. `body` must not call this reading.
    @discardableResult
    public func forEachRecord(
        after: SequenceNumber = .zero, _ body: (Record) -> ScanStep
    ) throws(JournalFailure) -> JournalHead {
        try walk(after: after, limit: .max, body)
    }

    /// Scans and checks; `body` sees good records only.
    @discardableResult
    func walk(
        after: SequenceNumber, limit: Int, _ body: (Record) -> ScanStep
    ) throws(JournalFailure) -> JournalHead {
        let identity = try identity()
        guard after < identity.head.sequence else { return identity.head }
        var walk = ChainWalk(after: try standing(at: after, identity))
        var broken: ChainBreak?
        try scan(after: after, limit: limit) { record in
            do throws(ChainBreak) {
                try walk.accept(record)
                return body(record)
            } catch {
                broken = error
                return .stop
            }
        }
        if let broken { throw .damaged(broken) }
        return walk.last
    }

    /// What the record at a sequence says of itself, from which its successors are checked.
    private func standing(
        at sequence: SequenceNumber, _ identity: JournalIdentity
    ) throws(JournalFailure) -> JournalHead {
        if sequence <= .zero { return identity.beginning }
        var found: Record?
        try scan(after: sequence.previous, limit: 1) { record in
            found = record
            return .stop
        }
        guard let found, found.sequence == sequence else { throw .damaged(ChainBreak(at: sequence, .missing)) }
        return JournalHead(sequence: sequence, epoch: found.epoch, hash: found.hash, at: found.at)
    }
}

extension JournalIdentity {
    /// The identity of a journal without records.
    static func empty(_ register: RegisterUUID) -> JournalIdentity {
        let head = JournalHead(sequence: .zero, epoch: EpochStart.first.epoch, hash: Chain.genesis(of: register))
        return JournalIdentity(register: register, epochs: [.first], head: head)
    }

    /// What stands before the first record.
    var beginning: JournalHead { Self.empty(register).head }
}
