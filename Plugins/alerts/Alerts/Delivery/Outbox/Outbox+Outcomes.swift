// SPDX-License-Identifier: Apache-2.0

import Chronology
import Model
import SQLite

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
            DELETE FROM entry WHERE id IN (
                SELECT id FROM entry WHERE sink = ?1 AND state = 1 ORDER BY id
                LIMIT coalesce(max(0, (SELECT count - ?2 FROM tally WHERE sink = ?1 AND state = 1)), 0))
            """
        ) {
            $0.bind(1, sink)
            $0.bind(2, keptSettled)
        }
    }
}
