// SPDX-License-Identifier: Apache-2.0

import Foundation
import SQLite
import Synchronization
import TestSupport
import Testing

@testable import Alerts

/// What a crash or a full disk between delivery and record does.
extension DeliveryTurnTests {
    @Test func `after a crash between delivery and record the message comes again under its id`() throws {
        let outbox = try outbox(["a", "b"])
        let copy = directory.file("copy.db")
        // What the disk holds while the message is being delivered is what a crash then leaves.
        let sink = ScriptedSink("s") { [path = directory.file("outbox.db")] message in
            if message.id == "a" { try? FileManager.default.copyItem(atPath: path, toPath: copy) }
        }
        var first = turns(sink, outbox)
        try run(&first, for: .zero)
        var second = turns(sink, try Outbox(path: copy, sinks: ["s"]))
        try run(&second, for: .zero)
        #expect(sink.delivered == ["a", "b", "a", "b"])
    }

    @Test func `while the outbox cannot be written nothing is sent twice`() throws {
        let outbox = try outbox(["a"])
        let other = Mutex<(Connection, isHeld: Bool)>(
            (try Connection(path: directory.file("outbox.db"), access: .readWrite), false))
        let sink = ScriptedSink("s")
        var turns = turns(sink, outbox) { waiting, memory, now in
            // Readers may go on; whoever writes has to wait.
            other.withLock { other in
                if !other.isHeld { try? other.0.execute("BEGIN IMMEDIATE") }
                other.isHeld = true
            }
            return oneByOne(waiting, memory, now)
        }
        #expect(throws: OutboxFault.self) { try turns.turn { clock.now } }
        #expect(turns.outboxDelay == .seconds(1))
        try other.withLock { try $0.0.execute("ROLLBACK") }
        #expect(try turns.turn { clock.now } == .again)
        #expect(sink.delivered == ["a"])
        #expect(try outbox.state(of: "s").delivered == 1)
    }
}
