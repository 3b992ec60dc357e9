// SPDX-License-Identifier: Apache-2.0

import Model
import Synchronization

/// How the parts of a plugin are, such as the places that alerts go to; `registan plugins` shows it.
///
/// Any thread may note it; it goes out with the next heartbeat.
public final class PluginHealth: Sendable {
    /// The most parts; of more, those that were noted first are shown.
    public static let mostParts = 64
    /// The most characters of an error.
    static let longestError = 400

    private let noted = Mutex<[PluginPart]>([])

    /// Nothing is noted yet.
    public init() {}

    /// Notes how a part is, in the place of what was noted under its name before.
    public func note(_ part: PluginPart) {
        noted.withLock { parts in
            if let index = parts.firstIndex(where: { $0.name == part.name }) {
                parts[index] = part
            } else if parts.count < Self.mostParts {
                parts.append(part)
            }
        }
    }

    /// What is noted, in the order in which the names first came.
    public var parts: [PluginPart] { noted.withLock { $0 } }

    /// An error as heartbeats carry it: not longer than somebody reads.
    static func shown(_ error: some Any) -> String { String("\(error)".prefix(longestError)) }
}

/// How one part of a plugin is.
public struct PluginPart: Hashable, Sendable {
    /// Its name, unique within the plugin.
    public var name: String
    /// How it is, in a word.
    public var state: String
    /// How much waits there.
    public var waiting: Int
    /// How much it has set aside.
    public var deadLetters: Int
    /// Its last error; nil where all is well.
    public var lastError: String?

    /// States how a part is.
    public init(_ name: String, state: String, waiting: Int = 0, deadLetters: Int = 0, lastError: String? = nil) {
        self.name = name
        self.state = state
        self.waiting = waiting
        self.deadLetters = deadLetters
        self.lastError = lastError
    }

    /// The part as a heartbeat has it.
    var datum: Datum {
        let members: [Datum.Member] = [
            .init("name", .string(name)), .init("state", .string(state)), .init("waiting", .integer(Int64(waiting))),
            .init("deadLetters", .integer(Int64(deadLetters))),
        ]
        let error = lastError.map { Datum.Member("lastError", .string(PluginHealth.shown($0))) }
        return .object(members + [error].compactMap(\.self))
    }
}
