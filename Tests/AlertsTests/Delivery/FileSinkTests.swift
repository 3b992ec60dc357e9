// SPDX-License-Identifier: Apache-2.0

import Foundation
import Model
import RegistanPluginKit
import Service
import Synchronization
import TestSupport
import Testing

@testable import Alerts

@Suite struct FileSinkTests {
    private let directory: TemporaryDirectory

    init() throws { directory = try TemporaryDirectory() }

    private func sink() throws -> FileSink { try FileSink(name: "file", path: directory.file("alerts.jsonl")) }

    private func marks() throws -> [String] {
        try directory.alerts().map { "\($0["message"]?.text ?? "?")/\($0["part"]?.integer ?? 0)" }
    }

    @Test func `each alert is a line with all that it holds`() throws {
        try sink().deliver(message("m1", alerts: [["rule": "a", "part": "x"], ["rule": "b"]]))
        #expect(
            try directory.lines("alerts.jsonl") == [
                #"{"message":"m1","part":1,"rule":"a"}"#, #"{"message":"m1","part":2,"rule":"b"}"#,
            ])
    }

    @Test func `a message without alerts says what it says`() throws {
        try sink().deliver(message("t", subject: "A trial", text: "of the sink", alerts: []))
        let line = try #require(directory.alerts().first)
        #expect(line["subject"] == "A trial" && line["text"] == "of the sink" && line["trial"] == false)
    }

    @Test func `what comes again, also after a restart, is not written twice`() throws {
        do {
            let sink = try sink()
            for id in ["m1", "m2", "m2"] { try sink.deliver(message(id)) }
        }
        let sink = try sink()
        for id in ["m1", "m2", "m3"] { try sink.deliver(message(id)) }
        #expect(try marks() == ["m1/1", "m2/1", "m3/1"])
    }

    @Test func `after a crash within a message only the lines that are missing are written`() throws {
        let digest = message("m1", alerts: [["rule": "a"], ["rule": "b"], ["rule": "c"]])
        do { try sink().deliver(digest) }
        let path = directory.file("alerts.jsonl")
        let content = try String(contentsOfFile: path, encoding: .utf8)
        try String(content.dropLast(50)).write(toFile: path, atomically: false, encoding: .utf8)
        try sink().deliver(digest)
        #expect(try marks() == ["m1/1", "m1/2", "m1/3"])
    }

    @Test func `a file that was moved away is made anew`() throws {
        let sink = try sink()
        try sink.deliver(message("m1"))
        try FileManager.default.moveItem(atPath: directory.file("alerts.jsonl"), toPath: directory.file("old"))
        try sink.deliver(message("m2"))
        #expect(try marks() == ["m2/1"])
        #expect(try directory.lines("old").count == 1)
    }

    @Test func `a full disk is temporary`() throws {
        let sink = try FileSink(name: "file", path: "/dev/full")
        let met = try #require(refusal(of: sink))
        #expect(met.isTemporary && met.reason.contains("No space left"))
    }

    @Test func `the log gets each alert as an entry, and each line of what is none`() throws {
        let lines = Mutex<[String]>([])
        let sink = LogSink(name: "log", log: Log { _, line in lines.withLock { $0.append(line) } })
        sink.deliver(message("m1", text: "one\ntwo\u{1B}[31m", alerts: []))
        let alert: Datum = ["text": "a\nb", "rules": ["x", "y"], "sequence": 7, "topic": "t.changed.a"]
        sink.deliver(message("m2", text: "2 alerts", alerts: [alert, ["text": "c"]]))
        #expect(
            lines.withLock { $0 } == [
                "one id=m1", "two\\u{1b}[31m id=m1", "a\\nb rule=x,y sequence=7 topic=t.changed.a",
                "c rule=\"\" sequence=\"\" topic=\"\"",
            ])
    }
}
