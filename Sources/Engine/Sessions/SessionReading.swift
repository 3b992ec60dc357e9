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
            id: id, name: name, version: version, topics: try Self.topics(parameters),
            publishes: try Self.publishes(parameters), services: try Self.services(parameters, of: name),
            declarationBytes: try Self.declarationBytes(parameters), caller: caller, cursor: cursor(name),
            lastSeen: seen)
    }

    /// What it subscribes to is shown, no more; but it must not fill the memory of the daemon.
    private static func topics(_ parameters: Parameters) throws(Rejection) -> [String] {
        let topics = texts(parameters["topics"])
        guard let position = topics.firstIndex(where: { $0.utf8.count > Topic.longest }) else { return topics }
        throw Rejection(
            .tooLarge, field: "topics[\(position)]", given: topics[position],
            reason: "The prefix has \(topics[position].utf8.count) bytes.",
            hint: "No topic has more than \(Topic.longest).")
    }

    private static func publishes(_ parameters: Parameters) throws(Rejection) -> [String] {
        let prefixes = texts(parameters["publishes"])
        for (position, prefix) in prefixes.enumerated() {
            try PublishedTopic.check(prefix: prefix, field: "publishes[\(position)]")
        }
        return prefixes
    }

    private static func services(_ parameters: Parameters, of name: String) throws(Rejection) -> [ServiceDeclaration] {
        var services: [ServiceDeclaration] = []
        var positions: [String: Int] = [:]
        for (position, datum) in (parameters["services"]?.elements ?? []).enumerated() {
            let field = "services[\(position)]"
            let service = try ServiceDeclaration(reading: datum, of: name, field: field)
            if let first = positions.updateValue(position, forKey: service.method) {
                throw Rejection(
                    .invalid, field: "\(field).method", given: service.method,
                    reason: "“\(service.method)” stands twice.", hint: "services[\(first)] is the first.")
            }
            services.append(service)
        }
        return services
    }

    private static func declarationBytes(_ parameters: Parameters) throws(Rejection) -> Int {
        var writer = JSONWriter()
        writer.write(parameters["services"] ?? .null)
        guard writer.count <= EngineLimits.declarationBytes else {
            throw Rejection(
                .tooLarge, field: "services", reason: "The declarations have \(writer.count) bytes.",
                hint: "At most \(EngineLimits.declarationBytes) are allowed; shorten descriptions.")
        }
        return writer.count
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
        if let text = parameters.text("state") { state = Self.short(text) }
        if let count = parameters.integer("deadLetters") { deadLetters = count }
        if let text = parameters.text("lastError") { lastError = Self.shortError(text) }
        if let data = parameters["parts"]?.elements { parts = data.compactMap(PluginPart.init) }
        lastSeen = seen
    }

    /// The start of a text, cut to what is shown of it.
    fileprivate static func short(_ text: String) -> String { String(text.prefix(longestState)) }

    /// The start of an error, cut to what is shown of it.
    fileprivate static func shortError(_ text: String) -> String { String(text.prefix(longestError)) }
}

extension PluginPart {
    /// Reads a part, whose form the catalogue has checked.
    init?(_ datum: Datum) {
        guard let name = datum["name"]?.text, let state = datum["state"]?.text else { return nil }
        self.init(
            name: PluginSession.short(name), state: PluginSession.short(state),
            waiting: datum["waiting"]?.integer ?? 0, deadLetters: datum["deadLetters"]?.integer ?? 0,
            lastError: datum["lastError"]?.text.map(PluginSession.shortError))
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
            ("topics", session.topics), ("publishes", session.publishes),
            ("services", session.services.map(\.method)),
        ] {
            key(escaping: name)
            beginArray()
            for text in texts { string(text) }
            endArray()
        }
        member("deadLetters", session.deadLetters)
        if let error = session.lastError { member("lastError", error) }
        key("parts")
        beginArray()
        for part in session.parts { self.part(part) }
        endArray()
        endObject()
    }

    private mutating func part(_ part: PluginPart) {
        beginObject()
        member("name", part.name)
        member("state", part.state)
        member("waiting", part.waiting)
        member("deadLetters", part.deadLetters)
        if let error = part.lastError { member("lastError", error) }
        endObject()
    }
}
