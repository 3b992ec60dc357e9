// SPDX-License-Identifier: Apache-2.0

public import Chronology

/// The first place at which a journal contradicts itself.
public struct ChainBreak: Error, Hashable, Sendable, CustomStringConvertible {
    /// What is wrong there.
    public enum Reason: Hashable, Sendable {
        /// The record's content and its hash do not belong together, or not to the record before it.
        case altered
        /// There is no such record, but later ones.
        case missing
        /// The record cannot be read.
        case unreadable
        /// The record is earlier than the one before it.
        case timeWentBack
        /// The record's epoch is older than that of the one before it.
        case epochWentBack
    }

    /// The first bad record.
    public let at: SequenceNumber
    /// What is wrong with it.
    public let reason: Reason

    /// A break.
    public init(at: SequenceNumber, _ reason: Reason) {
        self.at = at
        self.reason = reason
    }

    /// A clause such as "record 12 was altered".
    public var description: String {
        switch reason {
        case .altered: "record \(at) was altered, or the one before it"
        case .missing: "record \(at) is missing"
        case .unreadable: "record \(at) cannot be read"
        case .timeWentBack: "record \(at) is earlier than the one before it"
        case .epochWentBack: "record \(at) is of an older epoch than the one before it"
        }
    }
}

/// Follows records in order and checks that each continues the one before it.
struct ChainWalk {
    /// The last record that was found good, or what stands before the first.
    private(set) var last: JournalHead
    private var chain: Chain

    /// Begins after a record, or after what stands before the first.
    init(after last: JournalHead) {
        self.last = last
        chain = Chain(after: last.hash)
    }

    /// Checks one record more. After an error the walk is over.
    mutating func accept(_ record: Record) throws(ChainBreak) {
        let place = last.sequence.next
        guard record.sequence == place else { throw ChainBreak(at: place, .missing) }
        guard record.epoch >= last.epoch else { throw ChainBreak(at: place, .epochWentBack) }
        guard record.at >= last.at else { throw ChainBreak(at: place, .timeWentBack) }
        guard chain.extend(by: record) == record.hash else { throw ChainBreak(at: place, .altered) }
        last = JournalHead(sequence: place, epoch: record.epoch, hash: record.hash, at: record.at)
    }
}
