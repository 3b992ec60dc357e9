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

/// The alert of an event, with what a test adds.
func alert(
    _ data: Datum, topic: String = "membership.changed.CSTO.UZB", rules: [String] = ["memberships"],
    awaits: Bool = false, _ change: (inout Alert) throws -> Void = { _ in }
) throws -> Alert {
    var alert = try #require(
        Alert(event(data, topic: topic), rules: rules, awaitsConclusions: awaits))
    alert.names = data["names"]?.members ?? []
    try change(&alert)
    return alert
}

/// A citation of a claim.
func citation(_ claim: String, _ source: String, _ label: String, _ locator: String?) throws -> NamedCitation {
    let datum: Datum = ["claim": .string(claim), "source": .string(source), "label": .string(label), "name": "A title"]
    let members = (datum.members ?? []) + [locator.map { .init("locator", .string($0)) }].compactMap(\.self)
    return try #require(NamedCitation(.object(members)))
}

/// The data of a finding that changed.
func fall(_ changes: (String, Datum)...) -> Datum {
    var members: [(String, Datum)] = [
        ("finding", "csto-leaves-weak-little-freedom"), ("statement", "The weak have little freedom."),
        ("question", "interests"), ("before", "holds"), ("after", "fails"), ("on", "2016-12-31"),
        ("evaluated", 7), ("cause", "claims"), ("causeClaims", ["c12"]), ("evidence", []), ("evidenceCount", 0),
    ]
    for (name, value) in changes {
        members.removeAll { $0.0 == name }
        members.append((name, value))
    }
    return .object(members.map { Datum.Member($0.0, $0.1) })
}

/// A conclusion that changed.
func conclusion(_ finding: String, _ before: Datum = "holds", _ after: Datum = "fails") throws -> Conclusion {
    try Conclusion(
        #require(FindingChange(fall(("finding", .string(finding)), ("before", before), ("after", after)))))
}

/// Settings as a file gives them.
func settings(_ toml: String) throws -> (settings: Settings, document: TOMLDocument) {
    let document = try TOMLDocument.parse(text: toml, file: "alerts.toml")
    return (try Settings.read(document, environment: [:], specs: AlertSettings.specs), document)
}

/// The rules of a file, with sinks of these names.
func rules(_ toml: String, sinks: [String] = ["log", "file"]) throws -> [Rule] {
    let read = try settings(toml)
    return try RuleReading(settings: read.settings, document: read.document, sinks: sinks).rules()
}

/// Events as they come over the wire.
enum Wired {
    /// An event with a sequence; nil where the line is none.
    static func event(_ sequence: Int64, _ data: Datum, topic: String) -> Event? {
        var parser = JSONParser()
        return (try? parser.parse(line(sequence, data, topic: topic))).flatMap { Event(topic: topic, $0) }
    }
}
