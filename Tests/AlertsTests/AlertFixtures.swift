// SPDX-License-Identifier: Apache-2.0

import Chronology
import Configuration
import Foundation
import Model
import RegistanPluginKit
import Service
import TestSupport
import Testing
import Wire

@testable import Alerts

extension TemporaryDirectory {
    /// The lines of a file, each read as JSON.
    func alerts(_ name: String = "alerts.jsonl") throws -> [Datum] {
        var parser = JSONParser()
        return try lines(name).map { try parser.parse($0) }
    }
}

let names: Datum = ["UZB": "Uzbekistan", "CSTO": "Collective Security Treaty Organization"]

/// What holds before or after a change of membership.
func side(_ status: String) -> Datum {
    guard status != "unknown" else { return ["answer": "unknown", "certainty": "no", "contested": false] }
    return [
        "answer": "holds", "value": ["status": .string(status)], "certainty": "certain", "contested": false,
    ]
}

/// The data of Uzbekistan's suspension, with what a test changes.
func suspension(_ changes: (String, Datum)...) -> Datum {
    var members: [(String, Datum)] = [
        ("kind", "membership"), ("subject", "UZB"), ("object", "CSTO"), ("names", names), ("from", "2012-06-28"),
        ("to", ".."), ("before", side("member")), ("after", side("suspended")), ("altersToday", true),
        ("cause", ["c12"]),
    ]
    for (name, value) in changes {
        members.removeAll { $0.0 == name }
        members.append((name, value))
    }
    return .object(members.map { Datum.Member($0.0, $0.1) })
}

/// An event as one line of JSON.
func line(
    _ sequence: Int64, _ data: Datum, topic: String = "membership.changed.CSTO.UZB", epoch: Int32 = 1
) -> String {
    let json = CloudEventWriter(register: "test", epoch: epoch).recorded(
        topic: topic, sequence: SequenceNumber(sequence), at: Instant(milliseconds: 0), by: "aisha",
        data: canonical(data))
    return String(decoding: json, as: UTF8.self)
}

/// The event of such a line.
func event(_ data: Datum, topic: String = "membership.changed.CSTO.UZB") throws -> Event {
    var parser = JSONParser()
    return try #require(Event(topic: topic, parser.parse(line(1, data, topic: topic))))
}

/// A plugin with a configuration.
func plugin(
    _ toml: String? = nil, in directory: TemporaryDirectory, log: Log = Log { _, _ in }
) throws -> AlertsPlugin {
    let document = try toml.map { try TOMLDocument.parse(text: $0, file: "alerts.toml") }
    let settings = try Settings.read(document, environment: [:], specs: AlertsPlugin.settings)
    return try AlertsPlugin(
        PluginSetup(settings: settings, document: document, stateDirectory: directory.path, log: log))
}
