// SPDX-License-Identifier: Apache-2.0

import Client
import Glibc
import Model
import Testing

/// `registand` as a process of its own, heard as a service manager hears it. `end()` it in a `defer`.
final class Daemon {
    let place: Place
    private(set) var child: Child
    let manager: ServiceManager
    /// How long the last start took, from the program's first instruction to READY.
    private(set) var startTime = Duration.zero
    private let arguments: [String]

    /// Starts it and waits until it is ready. The place stays the caller's.
    init(
        _ place: Place, _ arguments: [String] = [], environment: [String: String] = [:]
    ) throws {
        self.place = place
        self.arguments = ["--data", place.data, "--run", place.run] + arguments
        manager = try ServiceManager(path: place.path + "/notify-\(UInt32.random(in: .min ... .max))")
        child = try Self.spawn(place, self.arguments, environment, manager)
        try awaitReady(since: .now)
    }

    /// Starts it again, after it has ended in whatever way.
    func restart(environment: [String: String] = [:]) throws {
        child.end()
        manager.forget()
        let begin = ContinuousClock.now
        child = try Self.spawn(place, arguments, environment, manager)
        try awaitReady(since: begin)
    }

    /// `kill -9`.
    func kill() { child.end() }

    /// SIGTERM; gives the exit status.
    func terminate() throws -> Int32 {
        child.send(SIGTERM)
        return try child.wait()
    }

    /// A connection to it for one request at a time.
    func connection(patience: Duration = .patience) throws -> Connection {
        try Connection(endpoint: place.command, patience: patience)
    }

    func end() { child.end() }

    private static func spawn(
        _ place: Place, _ arguments: [String], _ environment: [String: String], _ manager: ServiceManager
    ) throws -> Child {
        let variables = place.environment.merging(["NOTIFY_SOCKET": manager.path]) { $1 }
            .merging(environment) { $1 }
        return try Child(try Files.program("registand"), arguments, environment: variables)
    }

    private func awaitReady(since begin: ContinuousClock.Instant) throws {
        do { try manager.hear("READY=1", from: child) } catch {
            child.end()
            throw error
        }
        startTime = ContinuousClock.now - begin
    }
}

/// Runs `registand` to its end; what it printed and the exit status.
func registand(_ place: Place, _ arguments: [String]) throws -> (status: Int32, output: String) {
    let child = try Child(try Files.program("registand"), arguments, environment: place.environment)
    defer { child.end() }
    let status = try child.wait()
    return (status, child.transcript.joined(separator: "\n"))
}
