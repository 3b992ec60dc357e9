// SPDX-License-Identifier: Apache-2.0

import Chronology
import FakeDaemon
import Foundation
import Messaging
import Service
import Testing
import Wire

@testable import Client
@testable import RegistanPluginKit

/// A plugin that notes what it hears, and otherwise does what the test says.
struct Recorder: Plugin {
    static let name = "recorder"
    static let version = "1.2"
    static let summary = "notes what it hears"

    let heard = Watched<[Int64]>([])
    var topics = ["a."]
    var beginning = Beginning.firstRecord
    private let act: @Sendable (Event) throws -> Void

    init(_ setup: PluginSetup) throws { act = { _ in } }

    init(_ act: @escaping @Sendable (Event) throws -> Void = { _ in }) { self.act = act }

    mutating func handle(_ event: Event) throws {
        try act(event)
        heard.change { $0.append(event.sequence?.value ?? 0) }
    }
}

struct Refused: Error, CustomStringConvertible { let description = "refused" }

let silent = Log { _, _ in }

/// An event as a stream hands it over.
func event(_ sequence: Int64, topic: String = "a.b") throws -> (Event, json: [UInt8]) {
    let json = CloudEventWriter(register: "test", epoch: 1).recorded(
        topic: topic, sequence: SequenceNumber(sequence), at: Instant(milliseconds: 0), by: "tester",
        data: Array("{}".utf8))
    var parser = JSONParser()
    return (try #require(Event(topic: topic, parser.parse(json))), json)
}
