// SPDX-License-Identifier: Apache-2.0

import Chronology
import Model
import SQLite
import Synchronization

/// What is to be delivered, to each sink in order, until it is: a file that outlives the process.
///
/// Adding is one transaction over all sinks and durable when it returns, so an event can be acknowledged then. From then
/// on every entry is delivered, or left out on purpose, or set aside with its reason; none goes away by itself. Sinks
/// that are no longer configured keep their entries.
///
/// Any thread may call; one at a time gets in. Only one process may use the file, which whoever opens it sees to. Every
/// call throws ``OutboxFault`` where the disk does not do what it should, and has then changed nothing.
final class Outbox: Sendable {
    /// Bytes of the file, at most; adding beyond it fails as on a full disk.
    static let mostBytes = 1 << 30
    /// Settled entries of a sink whose keys are kept, to recognise what is added again.
    static let keptSettled: Int64 = 10_000

    private let store: OutboxStore
    /// Held by whoever uses the store.
    private let lock = Mutex(())

    /// Opens an outbox, or makes one, for these sinks besides those that it knows.
    init(path: String, sinks: [String], mostBytes: Int = Outbox.mostBytes) throws(OutboxFault) {
        store = try OutboxStore(path: path, mostBytes: mostBytes)
        try store.transaction { store throws(SQLiteFault) in
            for sink in sinks {
                try store.run("INSERT OR IGNORE INTO sink (name) VALUES (?1)") { $0.bind(1, sink) }
            }
        }
    }

    /// Adds items in order, those whose keys the sinks have already left out; all of them or, on an error, none.
    func add(_ items: [Item]) throws(OutboxFault) {
        guard !items.isEmpty else { return }
        try changing { store throws(SQLiteFault) in
            for item in items {
                try store.run(#"INSERT OR IGNORE INTO entry (sink, "key", payload, at) VALUES (?1, ?2, ?3, ?4)"#) {
                    $0.bind(1, item.sink)
                    $0.bind(2, item.key)
                    $0.bind(3, item.payload)
                    $0.bind(4, item.at.milliseconds)
                }
            }
        }
    }

    /// Rewrites the payloads under some keys, of all sinks, that are not settled, in one transaction; `change` gives the
    /// new one, or nil to leave it, and must not call the outbox. Returns how many were rewritten.
    ///
    /// A delivery that is under way has what was there before.
    @discardableResult
    func amend(keys: [String], _ change: ([UInt8]) -> [UInt8]?) throws(OutboxFault) -> Int {
        guard !keys.isEmpty else { return 0 }
        return try changing { store throws(SQLiteFault) in
            var count = 0
            for key in keys { count += try Self.amend(key, change, in: store) }
            return count
        }
    }

    private static func amend(
        _ key: String, _ change: ([UInt8]) -> [UInt8]?, in store: OutboxStore
    ) throws(SQLiteFault) -> Int {
        let found = try store.rows(
            """
            SELECT id, payload FROM entry WHERE sink IN (SELECT name FROM sink) AND "key" = ?1 AND state <> 1
            """, { $0.bind(1, key) }, { ($0.integer(0), $0.bytes(1)) })
        var count = 0
        for (id, payload) in found {
            guard let changed = change(payload) else { continue }
            try store.run("UPDATE entry SET payload = ?2 WHERE id = ?1") {
                $0.bind(1, id)
                $0.bind(2, changed)
            }
            count += 1
        }
        return count
    }

    /// The first entries of a sink that wait, in order.
    func waiting(sink: String, atMost limit: Int) throws(OutboxFault) -> [Entry] {
        try entries(sink, .waiting, limit)
    }

    /// The first entries of a sink that were set aside, in order, with their reasons.
    func deadLetters(sink: String, atMost limit: Int) throws(OutboxFault) -> [Entry] {
        try entries(sink, .setAside, limit)
    }

    /// Every sink that was ever configured, by name.
    func sinks() throws(OutboxFault) -> [String] {
        try reading { store throws(SQLiteFault) in
            try store.rows("SELECT name FROM sink ORDER BY name", { _ in }, { $0.text(0) })
        }
    }

    private func entries(_ sink: String, _ state: OutboxSchema.State, _ limit: Int) throws(OutboxFault) -> [Entry] {
        try reading { store throws(SQLiteFault) in
            try store.rows(
                """
                SELECT id, "key", payload, at, attempts, error FROM entry WHERE sink = ?1 AND state = ?2
                ORDER BY id LIMIT ?3
                """,
                {
                    $0.bind(1, sink)
                    $0.bind(2, state.rawValue)
                    $0.bind(3, Int64(limit))
                }, Entry.init)
        }
    }

    /// Does all of it or nothing.
    func changing<Result: Sendable>(
        _ body: (OutboxStore) throws(SQLiteFault) -> Result
    ) throws(OutboxFault) -> Result {
        try lock.withLock { _ throws(OutboxFault) in try store.transaction(body) }
    }

    func reading<Result: Sendable>(_ body: (OutboxStore) throws(SQLiteFault) -> Result) throws(OutboxFault) -> Result {
        try lock.withLock { _ throws(OutboxFault) in try store.reading(body) }
    }
}

extension Outbox.Entry {
    fileprivate init(_ row: Statement) {
        let error = row.text(5)
        self.init(
            id: row.integer(0), key: row.text(1), payload: row.bytes(2), at: Instant(milliseconds: row.integer(3)),
            attempts: Int(row.integer(4)), lastError: error.isEmpty ? nil : error)
    }
}
