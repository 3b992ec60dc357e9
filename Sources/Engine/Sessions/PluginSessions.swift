// SPDX-License-Identifier: Apache-2.0

import Chronology
import Wire

/// How a part of a plugin is, by its own account, such as one of several receivers.
struct PluginPart {
    let name: String
    let state: String
    let waiting: Int64
    let deadLetters: Int64
    let lastError: String?
}

/// A plugin that has registered: what it said of itself, and how far it has come.
struct PluginSession {
    let id: String
    let name: String
    let version: String
    let topics: [String]
    let publishes: [String]
    var services: [ServiceDeclaration]
    /// Bytes of its declarations of services.
    let declarationBytes: Int
    let caller: Caller
    var cursor: SequenceNumber
    var state = "running"
    var deadLetters: Int64 = 0
    var lastError: String?
    var parts: [PluginPart] = []
    /// When it last showed that it lives, in nanoseconds of the forward clock.
    var lastSeen: UInt64
    var hasLeft = false
}

/// The plugins that are here and those that left last, one session each by name, and their cursors, which outlive them.
struct PluginSessions {
    private(set) var byName: [String: PluginSession] = [:]
    /// The names of those that have left and not come back, the longest gone first.
    private var left: [String] = []
    private var cursors: [String: SequenceNumber]
    /// Cursors that have moved since they were last taken to be saved.
    private var moved: Set<String> = []

    init(cursors: [String: SequenceNumber] = [:]) { self.cursors = cursors }

    /// Plugins that are here.
    var present: Int { byName.values.count { !$0.hasLeft } }

    /// The services of plugins that are here, by the names of the plugins.
    var services: [ServiceDeclaration] {
        byName.values.filter { !$0.hasLeft }.sorted { $0.name < $1.name }.flatMap(\.services)
    }

    /// The prefixes that plugins that are here publish under.
    var publishing: [Discovery.Publishing] {
        byName.values.filter { !$0.hasLeft }.flatMap { session in
            session.publishes.map { Discovery.Publishing($0, by: session.name) }
        }
    }

    /// Bytes of all declarations of services of plugins that are here.
    var declarationBytes: Int { byName.values.reduce(0) { $1.hasLeft ? $0 : $0 + $1.declarationBytes } }

    /// The sessions of a user that are here, by name.
    func present(of user: String) -> [PluginSession] {
        byName.values.filter { !$0.hasLeft && $0.caller.name == user }.sorted { $0.name < $1.name }
    }

    /// The session that holds a name and has not left.
    func holder(of name: String) -> PluginSession? { byName[name].flatMap { $0.hasLeft ? nil : $0 } }

    func cursor(of name: String) -> SequenceNumber { cursors[name] ?? .zero }

    mutating func add(_ session: PluginSession) {
        left.removeAll { $0 == session.name }
        byName[session.name] = session
    }

    /// The session with that id, if it has not left.
    func session(_ id: String) -> PluginSession? { byName.values.first { $0.id == id && !$0.hasLeft } }

    /// Notes what a heartbeat says. A cursor only moves forward.
    mutating func beat(_ session: PluginSession) {
        var session = session
        if session.cursor > cursor(of: session.name) {
            cursors[session.name] = session.cursor
            moved.insert(session.name)
        }
        session.cursor = cursor(of: session.name)
        byName[session.name] = session
    }

    /// Ends a session. It is still shown, without what it offered, until too many others have left after it.
    mutating func leave(_ name: String) {
        byName[name]?.hasLeft = true
        byName[name]?.services = []
        left.removeAll { $0 == name }
        left.append(name)
        if left.count > EngineLimits.leftSessions { byName[left.removeFirst()] = nil }
    }

    /// Sessions that were last seen before a time.
    func silent(since time: UInt64) -> [PluginSession] {
        byName.values.filter { !$0.hasLeft && $0.lastSeen < time }.sorted { $0.name < $1.name }
    }

    /// The cursors that have moved since this was last asked.
    mutating func takeMoved() -> [String: SequenceNumber] {
        defer { moved = [] }
        return cursors.filter { moved.contains($0.key) }
    }
}
