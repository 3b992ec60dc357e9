// SPDX-License-Identifier: Apache-2.0

import Service

/// A plugin as it is started: any executable, in whatever language.
public struct TriedProgram: Hashable, Sendable {
    /// The program and its arguments. `--run DIR --state DIR` is put behind them.
    public let words: [String]
    /// The variables of its environment, to which those of the daemon's place are added.
    public let environment: [String: String]

    /// Names a program; one without a slash is looked for in PATH.
    public init(_ words: [String], environment: [String: String]) {
        precondition(!words.isEmpty, "a program has a name")
        self.words = words
        self.environment = environment
    }

    /// Variables by which a service manager would speak to this process, and none to its children.
    private static let ownVariables: Set<String> = [
        "NOTIFY_SOCKET", "WATCHDOG_USEC", "WATCHDOG_PID", "RUNTIME_DIRECTORY", "LISTEN_FDS", "LISTEN_PID",
    ]

    /// Starts it in a place.
    func start(in place: StagePlace) throws -> Child {
        var variables = environment.filter { !Self.ownVariables.contains($0.key) }
        variables["REGISTAN_RUN"] = place.run.path
        variables["REGISTAN_ENDPOINT"] = place.run.commandEndpoint
        variables["REGISTAN_EVENTS"] = place.run.eventsEndpoint
        variables["STATE_DIRECTORY"] = place.state
        return try Child(
            words + ["--run", place.run.path, "--state", place.state], environment: variables)
    }
}
