// SPDX-License-Identifier: Apache-2.0

import Chronology
import FakeDaemon
import Foundation
import Model
import TestSupport
import Testing
import Wire

@testable import Client
@testable import RegistanPluginKit

@Suite struct DeadLetterTests {
    private let directory: TemporaryDirectory

    init() throws { directory = try TemporaryDirectory() }

    private func host(_ plugin: Recorder) throws -> PluginHost<Recorder> {
        try PluginHost(
            plugin, register: access(), deadLetters: DeadLetters(stateDirectory: directory.path),
            policy: RetryPolicy(), log: silent)
    }

    /// Sets events aside.
    private func fill(_ sequences: ClosedRange<Int64>) throws {
        let host = try host(Recorder { _ in throw Refused() })
        for sequence in sequences {
            let (event, json) = try event(sequence)
            #expect(host.deliver(event, json: json) { _ in true })
        }
    }

    private func letters() throws -> [String] {
        var parser = JSONParser()
        return try directory.lines("dead-letters.jsonl").map {
            try parser.parse($0)["event"]?["id"]?.text ?? "none"
        }
    }

    @Test func `they are delivered once more in order, and those that fail again are set aside again`() throws {
        try fill(1...4)
        let recorder = Recorder { if $0.sequence == SequenceNumber(2) { throw Refused() } }
        let host = try host(recorder)
        #expect(host.deadLetters.count == 4)
        host.deliverDeadLetters { _ in true }
        #expect(recorder.heard.change { $0 } == [1, 3, 4])
        #expect(try letters() == ["2"])
        #expect(host.deadLetters.count == 1)
        #expect(directory.names == ["dead-letters.jsonl"])
    }

    @Test func `a round that is cut off goes on where it was`() throws {
        try fill(1...4)
        do {
            var rest = 2
            let recorder = Recorder { if $0.sequence == SequenceNumber(1) { throw Refused() } }
            let host = try host(recorder)
            host.deliverDeadLetters { duration in
                if duration == .zero { rest -= 1 }
                return rest >= 0
            }
            #expect(recorder.heard.change { $0 } == [2])
            #expect(host.deadLetters.count == 3)
        }
        let recorder = Recorder()
        let host = try host(recorder)
        #expect(host.deadLetters.count == 3)
        host.deliverDeadLetters { _ in true }
        #expect(recorder.heard.change { $0 } == [3, 4])
        #expect(try letters() == ["1"])
        host.deliverDeadLetters { _ in true }
        #expect(recorder.heard.change { $0 } == [3, 4, 1])
        #expect(host.deadLetters.count == 0)
    }

    @Test func `a position that an earlier round left behind skips nothing`() throws {
        try fill(1...2)
        try #"{"settled":2}"#.appending("\n").write(
            toFile: directory.file("dead-letters.again.position"), atomically: false, encoding: .utf8)
        let recorder = Recorder()
        try host(recorder).deliverDeadLetters { _ in true }
        #expect(recorder.heard.change { $0 } == [1, 2])
    }

    @Test func `a round that was over but not removed does not come again`() throws {
        try fill(1...1)
        try FileManager.default.moveItem(
            atPath: directory.file("dead-letters.jsonl"), toPath: directory.file("dead-letters.again.jsonl"))
        try #"{"settled":1}"#.appending("\n").write(
            toFile: directory.file("dead-letters.again.position"), atomically: false, encoding: .utf8)
        try fill(2...2)
        let recorder = Recorder()
        let host = try host(recorder)
        #expect(host.deadLetters.count == 1)
        host.deliverDeadLetters { _ in true }
        #expect(recorder.heard.change { $0 } == [2])
    }

    @Test func `a line that is no letter is kept`() throws {
        try #"{"something":1}"#.appending("\n").write(
            toFile: directory.file("dead-letters.jsonl"), atomically: false, encoding: .utf8)
        let host = try host(Recorder())
        host.deliverDeadLetters { _ in true }
        #expect(try directory.lines("dead-letters.jsonl") == [#"{"something":1}"#])
        #expect(host.deadLetters.count == 1)
    }

    @Test func `a file that is moved away makes room, also while the plugin runs`() throws {
        let host = try host(Recorder { _ in throw Refused() })
        for sequence in 1...2 as ClosedRange<Int64> {
            let (event, json) = try event(sequence)
            #expect(host.deliver(event, json: json) { _ in true })
            if sequence == 1 {
                try FileManager.default.moveItem(
                    atPath: directory.file("dead-letters.jsonl"), toPath: directory.file("looked-at"))
            }
        }
        #expect(try letters() == ["2"])
        #expect(host.deadLetters.count == 1)
    }
}
