// SPDX-License-Identifier: Apache-2.0

import Chronology
import Model
import Wire

extension PluginSession {
    /// Reads what a plugin says of itself when it registers.
    init(
        reading parameters: Parameters, id: String, caller: Caller, cursor: (String) -> SequenceNumber, seen: UInt64
    ) throws(Rejection) {
        let name = try parameters.requiredText("name")
        guard EntityID(name) != nil else {
            throw Rejection(
                .invalid, field: "name", given: name, reason: "“\(name.prefix(80))” cannot be a plugin's name.",
                hint: "A name is a letter or digit, then at most 63 letters, digits, “_” or “-”.")
        }
        let version = try parameters.requiredText("version")
        guard version.utf8.count <= Self.longestVersion else {
            throw Rejection(.tooLarge, field: "version", reason: "The version has \(version.utf8.count) bytes.")
        }
        self.init(
            id: id, name: name, version: version, topics: Self.texts(parameters["topics"]),
            publishes: Self.texts(parameters["publishes"]),
            services: (parameters["services"]?.elements ?? []).compactMap { $0["method"]?.text }, caller: caller,
            cursor: cursor(name), lastSeen: seen)
    }

    private static let longestVersion = 64
    private static let longestState = 64
    private static let longestError = 500

    private static func texts(_ datum: Datum?) -> [String] { (datum?.elements ?? []).compactMap(\.text) }

    /// Reads what a heartbeat says. A cursor beyond the durable head is refused: nobody can have dealt with it.
    mutating func read(beat parameters: Parameters, durable: SequenceNumber, seen: UInt64) throws(Rejection) {
        if let number = parameters.integer("cursor") {
            guard number <= durable.value else {
                throw Rejection(
                    .invalid, field: "cursor", given: String(number), reason: "Nothing is recorded at \(number) yet.",
                    hint: "The head is \(durable).")
            }
            cursor = SequenceNumber(number)
        }
        if let text = parameters.text("state") { state = String(text.prefix(Self.longestState)) }
        if let count = parameters.integer("deadLetters") { deadLetters = count }
        if let text = parameters.text("lastError") { lastError = String(text.prefix(Self.longestError)) }
        lastSeen = seen
    }
}

extension JSONWriter {
    /// Writes a plugin as `plugin.list` shows it.
    mutating func plugin(_ session: PluginSession, head: SequenceNumber) {
        beginObject()
        member("name", session.name)
        member("version", session.version)
        member("state", session.hasLeft ? "left" : session.state)
        member("cursor", session.cursor.value)
        member("lag", max(0, head.value - session.cursor.value))
        for (name, texts) in [
            ("topics", session.topics), ("publishes", session.publishes), ("services", session.services),
        ] {
            key(escaping: name)
            beginArray()
            for text in texts { string(text) }
            endArray()
        }
        member("deadLetters", session.deadLetters)
        if let error = session.lastError { member("lastError", error) }
        endObject()
    }
}
