// SPDX-License-Identifier: Apache-2.0

import Messaging
import Service

/// The two sockets of a daemon, as a client finds them.
public struct Endpoints: Hashable, Sendable {
    /// The socket for requests.
    public let command: String
    /// The socket for events; nil where it does not follow from the other one and was not given.
    public let events: String?

    /// Finds a daemon.
    ///
    /// The socket for requests is the given one, else `$REGISTAN_ENDPOINT`, else the first that is there of the given
    /// run directory, or of this user's own and the system's; else where this user's own would be. The socket for
    /// events is the given one, else `$REGISTAN_EVENTS`, else `events.sock` beside an `ipc` socket for requests.
    public init(
        command: String? = nil, events: String? = nil, run: String? = nil, environment: [String: String]
    ) {
        let command = command ?? run.map { RunDirectory($0).commandEndpoint } ?? environment["REGISTAN_ENDPOINT"]
        self.command = command ?? Self.found(environment).commandEndpoint
        self.events = events ?? environment["REGISTAN_EVENTS"] ?? Self.sibling(of: self.command)
    }

    private static func found(_ environment: [String: String]) -> RunDirectory {
        let own = RunDirectory.own(environment: environment)
        return [own, .system].first(where: \.hasCommandSocket) ?? own
    }

    private static func sibling(of command: String) -> String? {
        guard command.hasPrefix("ipc://"), let slash = command.lastIndex(of: "/") else { return nil }
        return command[...slash] + "events.sock"
    }
}
