// SPDX-License-Identifier: Apache-2.0

import Chronology
import Journal
import SQLite

/// Inserts batches within a transaction that is open, extending the chain record by record.
final class RecordInsertion {
    private let recordStatement: Statement
    private let replyStatement: Statement

    init(_ connection: Connection) throws(SQLiteFault) {
        recordStatement = try connection.prepare(
            """
            INSERT INTO record (sequence, epoch, at, "by", topic, payload, hash) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)
            """)
        replyStatement = try connection.prepare(
            #"INSERT INTO reply ("by", "key", digest, after, reply) VALUES (?1, ?2, ?3, ?4, ?5)"#)
    }

    /// Inserts batches that are known to follow the head, and gives the new one.
    func insert(_ batches: ArraySlice<Batch>, after head: JournalHead) throws(SQLiteFault) -> JournalHead {
        var chain = Chain(after: head.hash)
        var head = head
        for batch in batches {
            for draft in batch.drafts {
                let sequence = head.sequence.next
                let hash = chain.extend(by: draft, sequence: sequence, epoch: head.epoch)
                head = JournalHead(sequence: sequence, epoch: head.epoch, hash: hash, at: draft.at)
                try insert(draft, as: head)
            }
            if let entry = batch.idempotency { try insert(entry, after: head.sequence) }
        }
        return head
    }

    private func insert(_ draft: Draft, as head: JournalHead) throws(SQLiteFault) {
        recordStatement.bind(1, head.sequence.value)
        recordStatement.bind(2, Int64(head.epoch))
        recordStatement.bind(3, draft.at)
        recordStatement.bind(4, draft.by)
        recordStatement.bind(5, draft.topic)
        recordStatement.bind(7, head.hash)
        try run(recordStatement, binding: draft.payload, at: 6)
    }

    private func insert(_ entry: IdempotencyEntry, after sequence: SequenceNumber) throws(SQLiteFault) {
        replyStatement.bind(1, entry.by)
        replyStatement.bind(2, entry.key)
        replyStatement.bind(3, entry.digest)
        replyStatement.bind(4, sequence.value)
        try run(replyStatement, binding: entry.reply, at: 5)
    }

    /// The large column is not copied: it stays in place until the statement was run.
    private func run(_ statement: Statement, binding bytes: [UInt8], at index: Int32) throws(SQLiteFault) {
        try bytes.withUnsafeBufferPointer { bytes throws(SQLiteFault) in
            statement.bindInPlace(index, UnsafeRawBufferPointer(bytes))
            try statement.run()
        }
    }
}
