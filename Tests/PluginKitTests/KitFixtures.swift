// SPDX-License-Identifier: Apache-2.0

import Chronology
import FakeDaemon
import Foundation
import Messaging
import Model
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
    /// What happened besides: beginnings, calls, epochs, the end.
    let diary = Watched<[String]>([])
    var topics = ["a."]
    var publishes = ["recorder.heard."]
    var services = [
        PluginService(
            "ask", "answers", parameters: [.init("count", .count, required: true, "how many")],
            result: [.init("count", .count, required: true, "as many")])
    ]
    var beginning = Beginning.firstRecord
    var beginsWith: @Sendable (RegisterAccess) throws -> Void = { _ in }
    var answers: @Sendable (ServiceCall, RegisterAccess) throws -> Datum = { call, _ in call.parameters }
    private let act: @Sendable (Event, RegisterAccess) throws -> Void

    init(_ setup: PluginSetup) throws { act = { _, _ in } }

    init(_ act: @escaping @Sendable (Event) throws -> Void = { _ in }) { self.act = { event, _ in try act(event) } }

    init(acting act: @escaping @Sendable (Event, RegisterAccess) throws -> Void) { self.act = act }

    mutating func begin(_ register: RegisterAccess) throws {
        try beginsWith(register)
        diary.change { $0.append("begin") }
    }

    mutating func handle(_ event: Event, _ register: RegisterAccess) throws {
        try act(event, register)
        heard.change { $0.append(event.sequence?.value ?? 0) }
    }

    mutating func answer(_ call: ServiceCall, _ register: RegisterAccess) throws -> Datum {
        diary.change { $0.append(call.method) }
        return try answers(call, register)
    }

    mutating func end() { diary.change { $0.append("end") } }
}

struct Refused: Error, CustomStringConvertible { let description = "refused" }

let silent = Log { _, _ in }

/// An event as a stream hands it over.
func event(_ sequence: Int64, topic: String = "a.b", epoch: Int32 = 1) throws -> (Event, json: [UInt8]) {
    let json = CloudEventWriter(register: "test", epoch: epoch).recorded(
        topic: topic, sequence: SequenceNumber(sequence), at: Instant(milliseconds: 0), by: "tester",
        data: Array("{}".utf8))
    var parser = JSONParser()
    return (try #require(Event(topic: topic, parser.parse(json))), json)
}

/// Register access that a test answers.
func access(_ answering: @escaping (String, Datum) throws -> Datum = StagedRegister.refusing) -> RegisterAccess {
    RegisterAccess(plugin: "recorder", line: StagedRegister(publishes: ["recorder."], answering: answering))
}
