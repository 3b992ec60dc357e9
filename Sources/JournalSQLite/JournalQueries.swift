// SPDX-License-Identifier: Apache-2.0

import Chronology
import Journal
import SQLite

/// The reading statements of one connection, whichever access it has.
final class JournalQueries {
    private let connection: Connection
    private let headStatement: Statement
    private let epochStatement: Statement
    private let replyStatement: Statement

    /// Prepares the statements; the tables must exist.
    init(_ connection: Connection) throws(SQLiteFault) {
        self.connection = connection
        headStatement = try connection.prepare(
            "SELECT sequence, hash, at FROM record ORDER BY sequence DESC LIMIT 1")
        epochStatement = try connection.prepare("SELECT epoch, fork FROM epoch ORDER BY epoch")
        replyStatement = try connection.prepare(
            #"SELECT digest, reply FROM reply WHERE "by" = ?1 AND "key" = ?2"#)
    }

    /// See ``JournalReading``.
    func identity() throws(JournalFailure) -> JournalIdentity {
        let register = try failing { () throws(SQLiteFault) in try self.register() }
        let epochs = try failing { () throws(SQLiteFault) in try self.epochs() }
        let last = try failing { () throws(SQLiteFault) in try self.last() }
        guard let register, let epoch = epochs.last?.epoch else {
            throw JournalFailure(.notAJournal, "The journal does not say whose it is; restore it from a backup.")
        }
        let head = JournalHead(
            sequence: last?.sequence ?? .zero, epoch: epoch, hash: last?.hash ?? Chain.genesis(of: register),
            at: last?.at ?? 0)
        return JournalIdentity(register: register, epochs: epochs, head: head)
    }

    /// The register's uuid, or nil if none was written yet.
    func register() throws(SQLiteFault) -> RegisterUUID? {
        let statement = try connection.prepare("SELECT uuid FROM register")
        guard try statement.step() else { return nil }
        return RegisterUUID(bytes: statement.bytes(0))
    }

    /// Every epoch, ascending.
    func epochs() throws(SQLiteFault) -> [EpochStart] {
        defer { epochStatement.reset() }
        var epochs: [EpochStart] = []
        while try epochStatement.step() {
            let epoch = Int32(truncatingIfNeeded: epochStatement.integer(0))
            epochs.append(EpochStart(epoch: epoch, after: SequenceNumber(epochStatement.integer(1))))
        }
        return epochs
    }

    /// The last record's sequence, hash and time, or nil if there is none. A hash that is none counts as zeros, which
    /// no record can continue.
    func last() throws(SQLiteFault) -> (sequence: SequenceNumber, hash: Digest, at: Int64)? {
        defer { headStatement.reset() }
        guard try headStatement.step() else { return nil }
        let hash = headStatement.digest(1) ?? .zero
        return (SequenceNumber(headStatement.integer(0)), hash, headStatement.integer(2))
    }

    /// See ``JournalReading``.
    func scan(after: SequenceNumber, limit: Int, _ body: (Record) -> ScanStep) throws(JournalFailure) {
        var next = after.next
        do throws(SQLiteFault) {
            let statement = try connection.prepare(
                """
                SELECT sequence, epoch, at, "by", topic, payload, hash FROM record
                WHERE sequence > ?1 ORDER BY sequence LIMIT ?2
                """)
            statement.bind(1, after.value)
            statement.bind(2, Int64(limit))
            while try statement.step() {
                let record = Self.record(in: statement)
                guard body(record) == .onward else { return }
                next = record.sequence.next
            }
        } catch {
            throw error.failure(reading: next)
        }
    }

    /// The entry under a writer's key.
    func reply(by writer: String, key: String) throws(SQLiteFault) -> IdempotencyEntry? {
        defer { replyStatement.reset() }
        replyStatement.bind(1, writer)
        replyStatement.bind(2, key)
        guard try replyStatement.step() else { return nil }
        let digest = replyStatement.digest(0) ?? .zero
        return IdempotencyEntry(by: writer, key: key, digest: digest, reply: replyStatement.bytes(1))
    }

    /// Every key in the order of use.
    func forEachKey(_ body: (IdempotencyKey) -> Void) throws(SQLiteFault) {
        let statement = try connection.prepare(#"SELECT "by", "key", digest FROM reply ORDER BY rowid"#)
        while try statement.step() {
            let digest = statement.digest(2) ?? .zero
            body(IdempotencyKey(by: statement.text(0), key: statement.text(1), digest: digest))
        }
    }

    /// Every consumer's cursor.
    func cursors() throws(SQLiteFault) -> [String: SequenceNumber] {
        let statement = try connection.prepare("SELECT name, cursor FROM consumer")
        var cursors: [String: SequenceNumber] = [:]
        while try statement.step() { cursors[statement.text(0)] = SequenceNumber(statement.integer(1)) }
        return cursors
    }

    /// The row that a scan stands at. Columns cannot be NULL; what else is wrong with it, the chain shows.
    private static func record(in statement: Statement) -> Record {
        Record(
            sequence: SequenceNumber(statement.integer(0)),
            epoch: Int32(truncatingIfNeeded: statement.integer(1)),
            at: statement.integer(2),
            by: statement.text(3),
            topic: statement.text(4),
            payload: statement.bytes(5),
            hash: statement.digest(6) ?? .zero)
    }
}
