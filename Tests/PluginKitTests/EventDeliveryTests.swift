// SPDX-License-Identifier: Apache-2.0

import FakeDaemon
import Foundation
import Messaging
import TestSupport
import Testing
import Wire

@testable import Client
@testable import RegistanPluginKit

@Suite struct EventDeliveryTests {
    private let directory: TemporaryDirectory
    private let policy = RetryPolicy(firstDelay: .milliseconds(100), longestDelay: .milliseconds(300))

    init() throws { directory = try TemporaryDirectory() }

    private func delivery(_ plugin: Recorder) throws -> EventDelivery<Recorder> {
        try EventDelivery(plugin, stateDirectory: directory.path, policy: policy, log: silent)
    }

    @Test func `an event that succeeds is settled at once`() throws {
        var delivery = try delivery(Recorder())
        let (event, json) = try event(1)
        let outcome = delivery.deliver(event, json: json) { _ in false }
        #expect(outcome == .settled)
        #expect(try directory.lines("dead-letters.jsonl") == [])
    }

    @Test func `an event that fails is tried again after growing delays`() throws {
        let attempts = Watched(0)
        var delivery = try delivery(
            Recorder { _ in
                if attempts.change({
                    $0 += 1; return $0
                }) < 4 {
                    throw Refused()
                }
            })
        var pauses: [Duration] = []
        let (event, json) = try event(1)
        let outcome = delivery.deliver(event, json: json) {
            pauses.append($0)
            return true
        }
        #expect(outcome == .settled)
        #expect(pauses == [.milliseconds(100), .milliseconds(200), .milliseconds(300)])
        #expect(delivery.lastError == "refused")
    }

    @Test func `an event that fails five times is set aside, whole and with the error`() throws {
        let attempts = Watched(0)
        var delivery = try delivery(
            Recorder { _ in
                attempts.change { $0 += 1 }
                throw Refused()
            })
        let (event, json) = try event(7)
        let outcome = delivery.deliver(event, json: json) { _ in true }
        #expect(outcome == .settled)
        #expect(attempts.change { $0 } == 5)
        let letters = delivery.deadLetters.count
        #expect(letters == 1)
        let line = try #require(try directory.lines("dead-letters.jsonl").first)
        #expect(line.contains(#""error":"refused","topic":"a.b","event":"# + String(decoding: json, as: UTF8.self)))
    }

    @Test func `an interrupted event is neither settled nor set aside`() throws {
        var delivery = try delivery(Recorder { _ in throw Refused() })
        let (event, json) = try event(1)
        let outcome = delivery.deliver(event, json: json) { _ in false }
        #expect(outcome == .interrupted)
        #expect(try directory.lines("dead-letters.jsonl") == [])
    }
}

@Suite struct LineFileTests {
    private let directory: TemporaryDirectory

    init() throws { directory = try TemporaryDirectory() }

    private var path: String { directory.path + "/lines" }

    @Test func `lines are appended and read back from the end`() throws {
        let file = try LineFile(path: path)
        #expect(try file.lastLines() == [])
        for line in ["one", "two"] { try file.append(Array(line.utf8)) }
        #expect(try file.lastLines().map { String(decoding: $0, as: UTF8.self) } == ["one", "two"])
    }

    @Test(arguments: [("one\n{\"tw", ["one"]), ("{", []), ("one\n", ["one"]), ("", [])] as [(String, [String])])
    func `a line that a crash cut off is removed`(content: String, lines: [String]) throws {
        try content.write(toFile: path, atomically: false, encoding: .utf8)
        let file = try LineFile(path: path)
        #expect(try file.lastLines().map { String(decoding: $0, as: UTF8.self) } == lines)
        try file.append(Array("new".utf8))
        #expect(try directory.lines("lines") == lines + ["new"])
    }

    @Test func `of a long file only whole lines are read`() throws {
        let long = String(repeating: "x", count: LineFile.tailBytes)
        try (long + "\nlast\n").write(toFile: path, atomically: false, encoding: .utf8)
        let file = try LineFile(path: path)
        #expect(try file.lastLines().map { String(decoding: $0, as: UTF8.self) } == ["last"])
    }

    @Test func `a file of somebody else is refused, and stays as it is`() throws {
        try "one\ntwo".write(toFile: path, atomically: false, encoding: .utf8)
        let error = #expect(throws: FileFault.self) { _ = try LineFile(path: path) }
        #expect(error?.description.contains("is not JSON; name another file") == true)
        #expect(try directory.lines("lines") == ["one", "two"])
    }

    @Test func `a file that cannot be opened says why`() {
        let error = #expect(throws: FileFault.self) { _ = try LineFile(path: directory.path + "/none/lines") }
        #expect(error?.description.contains("No such file or directory") == true)
    }
}
