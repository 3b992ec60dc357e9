// SPDX-License-Identifier: Apache-2.0

import Chronology
import FakeDaemon
import Model
import TestSupport
import Testing
import Wire

@testable import Client
@testable import RegistanPluginKit

@Suite struct RegisterAccessTests {
    private let directory: TemporaryDirectory

    init() throws { directory = try TemporaryDirectory() }

    private func harness(
        _ plugin: Recorder, answering: PluginHarness<Recorder>.Answering? = nil
    ) throws -> PluginHarness<Recorder> {
        try PluginHarness(plugin, stateDirectory: directory.path, answering: answering)
    }

    private func line(_ sequence: Int64, epoch: Int32 = 1) throws -> String {
        String(decoding: try event(sequence, epoch: epoch).json, as: UTF8.self)
    }

    @Test func `an event that comes again publishes nothing twice, and another one does`() throws {
        let attempts = Watched(0)
        let recorder = Recorder(acting: { event, register in
            for part in ["x", "y"] { try register.publish("recorder.heard.\(part)", ["event": .string(event.id)]) }
            let attempt = attempts.change { count in
                count += 1
                return count
            }
            if attempt == 1 { throw Refused() }
        })
        var harness = try harness(recorder)
        try harness.feed(line(1) + "\n" + line(1) + "\n" + line(2))
        try harness.feed(line(1, epoch: 2))
        let keys = harness.published.map(\.key)
        #expect(
            keys == [
                "recorder:1:1:1", "recorder:1:1:2", "recorder:1:2:1", "recorder:1:2:2", "recorder:2:1:1",
                "recorder:2:1:2",
            ])
    }

    @Test func `writes get a key inside a handler, unless they have one; questions do not`() throws {
        let seen = Watched<[Datum?]>([])
        let recorder = Recorder(acting: { _, register in
            _ = try register.call("claim.assert", ["claims": []])
            _ = try register.call("claim.assert", ["claims": [], "idempotencyKey": "own"])
            _ = try register.call("entity.get", ["id": "UZB"])
            _ = try register.call("other.service")
        })
        var harness = try harness(recorder) { _, params in
            seen.change { $0.append(params["idempotencyKey"]) }
            return [:]
        }
        try harness.feed(line(3))
        #expect(seen.change { $0 } == ["recorder:1:3:1", "own", nil, nil])
    }

    @Test func `a key is never longer than 64 bytes, and long names still differ`() throws {
        let (event, _) = try event(1)
        var keys = ["a", "b"].map { DerivedKeys(plugin: String(repeating: $0, count: 64), event: event) }
        let made = (0...1).flatMap { index in (1...2).map { _ in keys[index].next() } }
        #expect(Set(made).count == 4)
        #expect(made.allSatisfy { $0.utf8.count == 32 })
    }

    @Test func `while the register is away, attempts do not count`() throws {
        let attempts = Watched(0)
        let recorder = Recorder(acting: { _, register in _ = try register.call("event.head") })
        var harness = try harness(recorder) { _, _ in
            let attempt = attempts.change { count in
                count += 1
                return count
            }
            switch attempt {
            case ...8: throw ClientError.noDaemon(endpoint: "ipc:///x", reason: "it is away")
            case 9: throw RPCError(.busy, "Much is going on.")
            case 10...13: throw ClientError.noAnswer(method: "event.head", after: .seconds(10))
            default: return [:]
            }
        }
        #expect(try harness.feed(line(1)) == [SequenceNumber(1)])
        let letters = harness.deadLetters
        #expect(letters == 0)
        #expect(attempts.change { $0 } == 14)
    }

    @Test func `an event whose register stays away is not settled`() throws {
        let recorder = Recorder(acting: { _, register in _ = try register.call("event.head") })
        var harness = try harness(recorder) { _, _ in throw ClientError.noDaemon(endpoint: "x", reason: "away") }
        #expect(try harness.feed(line(1)) == [])
    }

    @Test func `what the register said of a question is passed on to who called`() throws {
        var recorder = Recorder()
        recorder.answers = { _, register in try register.call("entity.get", ["id": "UZX"]) }
        var harness = try harness(recorder) { _, _ in throw RPCError(.notFound, "There is no “UZX”.") }
        let error = #expect(throws: RPCError.self) { try harness.call("ask", ["count": 1]) }
        #expect(error?.code == .notFound)
    }

    @Test func `a harness refuses what the daemon would`() throws {
        let recorder = Recorder(acting: { _, register in try register.publish("claim.made", [:]) })
        var harness = try harness(recorder)
        try harness.feed(line(1))
        #expect(harness.lastError?.contains("is not declared") == true)
        let error = #expect(throws: RPCError.self) { try harness.call("ask", [:]) }
        #expect(error?.field == "count")
    }

    @Test func `a plugin begins before its first event and ends after the last`() throws {
        let recorder = Recorder()
        var harness = try harness(recorder)
        try harness.feed(line(1))
        _ = try harness.call("ask", ["count": 1])
        harness.end()
        #expect(recorder.diary.change { $0 } == ["begin", "recorder.ask", "end"])
    }
}
