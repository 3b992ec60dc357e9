// SPDX-License-Identifier: Apache-2.0

import Chronology
import Model
import SQLite
import Wire

// What came of deliveries. The ids are of entries of that sink; others, and those that are settled, are passed over.
extension Outbox {
    /// Settles entries that were delivered, and with them in one transaction what the sink's schedule remembers.
    func delivered(_ ids: [Int64], sink: String, remembering memory: Datum? = nil) throws(OutboxFault) {
        try settle(ids, sink, counting: "delivered = delivered + ?2, error = NULL, next = NULL", memory)
    }

    /// Settles entries that are left out on purpose, such as duplicates.
    func suppressed(_ ids: [Int64], sink: String, remembering memory: Datum? = nil) throws(OutboxFault) {
        try settle(ids, sink, counting: "suppressed = suppressed + ?2", memory)
    }

    /// Notes that an attempt failed, and when the next is due: no earlier for the whole sink, which keeps its order.
    func failed(_ ids: [Int64], sink: String, error: String, next: Instant) throws(OutboxFault) {
        try changing { store throws(SQLiteFault) in
            for id in ids {
                try store.run(
                    "UPDATE entry SET attempts = attempts + 1, error = ?3 WHERE id = ?1 AND sink = ?2 AND state = 0"
                ) {
                    $0.bind(1, id)
                    $0.bind(2, sink)
                    $0.bind(3, error)
                }
            }
            try store.run("UPDATE sink SET error = ?2, next = ?3 WHERE name = ?1") {
                $0.bind(1, sink)
                $0.bind(2, error)
                $0.bind(3, next.milliseconds)
            }
        }
    }

    /// Sets entries aside as dead letters; what comes after them goes on at once.
    func setAside(_ ids: [Int64], sink: String, error: String) throws(OutboxFault) {
        try changing { store throws(SQLiteFault) in
            for id in ids {
                try store.run(
                    """
                    UPDATE entry SET state = 2, attempts = attempts + 1, error = ?3
                    WHERE id = ?1 AND sink = ?2 AND state = 0
                    """
                ) {
                    $0.bind(1, id)
                    $0.bind(2, sink)
                    $0.bind(3, error)
                }
            }
            try store.run("UPDATE sink SET error = NULL, next = NULL WHERE name = ?1") { $0.bind(1, sink) }
        }
    }

    /// Takes the dead letters of a sink back, each to its old place in the order, and makes the next attempt due at
    /// once. Returns how many they were.
    @discardableResult
    func retry(sink: String) throws(OutboxFault) -> Int {
        try changing { store throws(SQLiteFault) in
            let letters = try store.rows(
                "SELECT count(*) FROM entry WHERE sink = ?1 AND state = 2", { $0.bind(1, sink) }, { $0.integer(0) })
            try store.run("UPDATE entry SET state = 0, attempts = 0 WHERE sink = ?1 AND state = 2") {
                $0.bind(1, sink)
            }
            try store.run("UPDATE sink SET next = NULL WHERE name = ?1") { $0.bind(1, sink) }
            return Int(letters.first ?? 0)
        }
    }

    private func settle(
        _ ids: [Int64], _ sink: String, counting change: StaticString, _ memory: Datum?
    ) throws(OutboxFault) {
        try changing { store throws(SQLiteFault) in
            for id in ids {
                try store.run(
                    """
                    UPDATE entry SET state = 1, payload = x'', error = NULL WHERE id = ?1 AND sink = ?2 AND state = 0
                    """
                ) {
                    $0.bind(1, id)
                    $0.bind(2, sink)
                }
            }
            try store.run("UPDATE sink SET \(change) WHERE name = ?1") {
                $0.bind(1, sink)
                $0.bind(2, Int64(ids.count))
            }
            if let memory { try Self.remember(memory, sink, in: store) }
            try Self.prune(sink, in: store)
        }
    }

    /// Forgets the settled entries beyond the newest ones.
    private static func prune(_ sink: String, in store: OutboxStore) throws(SQLiteFault) {
        try store.run(
            """
            DELETE FROM entry WHERE sink = ?1 AND state = 1 AND id <= (
                SELECT id FROM entry WHERE sink = ?1 AND state = 1 ORDER BY id DESC LIMIT 1 OFFSET ?2)
            """
        ) {
            $0.bind(1, sink)
            $0.bind(2, keptSettled)
        }
    }
}

// What is known of a sink.
extension Outbox {
    /// How it stands with a sink; of an unknown one, all is zero. Cost: linear in what waits.
    func state(of sink: String) throws(OutboxFault) -> SinkState {
        try reading { store throws(SQLiteFault) in
            try store.rows(
                """
                SELECT delivered, suppressed, next,
                    coalesce(error, (SELECT error FROM entry WHERE sink = ?1 AND state = 2 ORDER BY id DESC LIMIT 1)),
                    (SELECT count(*) FROM entry WHERE sink = ?1 AND state = 0),
                    (SELECT count(*) FROM entry WHERE sink = ?1 AND state = 2)
                FROM sink WHERE name = ?1
                """, { $0.bind(1, sink) }, SinkState.init)
        }.first ?? SinkState()
    }

    /// What a sink's schedule remembers; an empty object at first.
    func memory(of sink: String) throws(OutboxFault) -> Datum {
        let json = try reading { store throws(SQLiteFault) in
            try store.rows("SELECT memory FROM sink WHERE name = ?1", { $0.bind(1, sink) }, { $0.bytes(0) })
        }
        var parser = JSONParser()
        return json.first.flatMap { try? parser.parse($0) } ?? .object([])
    }

    /// Keeps what a sink's schedule remembers; small, for it is written with every delivery.
    func remember(_ memory: Datum, sink: String) throws(OutboxFault) {
        try changing { store throws(SQLiteFault) in try Self.remember(memory, sink, in: store) }
    }

    private static func remember(_ memory: Datum, _ sink: String, in store: OutboxStore) throws(SQLiteFault) {
        try store.run("UPDATE sink SET memory = ?2 WHERE name = ?1") {
            $0.bind(1, sink)
            $0.bind(2, canonical(memory))
        }
    }
}

extension Outbox.SinkState {
    fileprivate init(_ row: Statement) {
        let (next, error) = (row.integer(2), row.text(3))
        self.init(
            waiting: Int(row.integer(4)), deadLetters: Int(row.integer(5)), delivered: row.integer(0),
            suppressed: row.integer(1), lastError: error.isEmpty ? nil : error,
            nextAttempt: next == 0 ? nil : Instant(milliseconds: next))
    }
}
