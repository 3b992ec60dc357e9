// SPDX-License-Identifier: Apache-2.0

import Chronology
import FakeDaemon
import TestSupport
import Testing

@testable import RegistanPluginKit

@Suite struct HarnessTests {
    private let directory: TemporaryDirectory

    init() throws { directory = try TemporaryDirectory() }

    @Test func `recorded events are fed in both forms, by topic`() throws {
        let recorder = Recorder()
        var harness = try PluginHarness(recorder, stateDirectory: directory.path)
        let lines = try [event(1, topic: "a.b.c"), event(2, topic: "x.y.z")].map {
            String(decoding: $0.json, as: UTF8.self)
        }
        let wrapped = try
            #"{"topic":"a.b.d","event":\#(String(decoding: event(3, topic: "a.b.d").json, as: UTF8.self))}"#
        let fed = try harness.feed((lines + ["", wrapped]).joined(separator: "\n"))
        #expect(fed == [SequenceNumber(1), SequenceNumber(3)])
        #expect(recorder.heard.change { $0 } == [1, 3])
    }

    @Test func `dead letters are delivered again`() throws {
        let isBroken = Watched(true)
        let recorder = Recorder { _ in if isBroken.change({ $0 }) { throw Refused() } }
        var harness = try PluginHarness(recorder, stateDirectory: directory.path)
        try harness.feed(String(decoding: event(1).json, as: UTF8.self))
        isBroken.change { $0 = false }
        try harness.retryDeadLetters()
        let letters = harness.deadLetters
        #expect(letters == 0)
        #expect(recorder.heard.change { $0 } == [1])
    }

    @Test func `failing events are counted, and a line that is no event is named`() throws {
        var harness = try PluginHarness(Recorder { _ in throw Refused() }, stateDirectory: directory.path)
        try harness.feed(String(decoding: event(1).json, as: UTF8.self))
        let (letters, error) = (harness.deadLetters, harness.lastError)
        #expect(letters == 1)
        #expect(error == "refused")
        do {
            try harness.feed("\n{}")
            Issue.record("a line that is no event was taken")
        } catch let fault as NoEvent { #expect(fault.line == 2) }
    }
}
