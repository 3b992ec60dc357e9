// SPDX-License-Identifier: Apache-2.0

import Chronology
import Model
import SQLite
import Wire

// What is known of a sink.
extension Outbox {
    /// How it stands with a sink; of an unknown one, all is zero.
    func state(of sink: String) throws(OutboxFault) -> SinkState {
        try reading { store throws(SQLiteFault) in
            try store.rows(
                """
                SELECT delivered, suppressed, next,
                    coalesce(error, (SELECT error FROM entry WHERE sink = ?1 AND state = 2 ORDER BY id DESC LIMIT 1)),
                    (SELECT count FROM tally WHERE sink = ?1 AND state = 0),
                    (SELECT count FROM tally WHERE sink = ?1 AND state = 2)
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

    static func remember(_ memory: Datum, _ sink: String, in store: OutboxStore) throws(SQLiteFault) {
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
