// SPDX-License-Identifier: Apache-2.0

import Chronology
import Foundation
import SQLite
import TestSupport
import Testing

@testable import Alerts

/// When the disk does not do what it should.
extension OutboxTests {
    private func kind(_ body: () throws -> Void) -> OutboxFault.Kind? {
        do { try body() } catch { return (error as? OutboxFault)?.kind }
        return nil
    }

    @Test func `a full disk is told, and leaves nothing half done`() throws {
        let outbox = try outbox(mostBytes: 96 << 10)
        let large = [UInt8](repeating: 1, count: 20 << 10)
        let item = { Outbox.Item(sink: "s", key: $0, payload: large, at: Instant(milliseconds: 0)) }
        try outbox.add([item("first")])
        #expect(kind { try outbox.add([.init("small"), item("a"), item("b"), item("c"), item("d")]) } == .full)
        #expect(try keys(outbox) == ["first"])
        try outbox.delivered(outbox.waiting(sink: "s", atMost: 1).map(\.id), sink: "s")
        try outbox.add([.init("small"), item("a")])
        #expect(try keys(outbox) == ["small", "a"])
    }

    @Test func `a place that cannot be written is told`() throws {
        #expect(kind { _ = try Outbox(path: directory.file("none/outbox.db"), sinks: []) } == .readOnly)
        #expect(kind { _ = try Outbox(path: directory.path, sinks: []) } == .readOnly)
    }

    @Test func `a file of somebody else, a damaged one and a newer one are refused, and left as they are`() throws {
        let path = directory.file("outbox.db")
        try Data("not a database, but something long enough to look at".utf8).write(to: URL(filePath: path))
        #expect(kind { _ = try outbox() } == .unusable)
        for sql in ["PRAGMA application_id = 7", "PRAGMA user_version = 2"] {
            try? FileManager.default.removeItem(atPath: path)
            do { _ = try outbox() }
            do { try Connection(path: path, access: .readWrite).execute(sql) }
            let before = try Data(contentsOf: URL(filePath: path))
            #expect(kind { _ = try outbox() } == .unusable)
            #expect(try Data(contentsOf: URL(filePath: path)) == before)
        }
    }
}
