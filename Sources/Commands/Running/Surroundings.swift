// SPDX-License-Identifier: Apache-2.0

import Chronology
import Conformance

/// Everything that the program touches besides its arguments, so that tests can stand in for it.
struct Surroundings {
    /// What the terminal that output goes to can show.
    var terminal: Terminal
    /// Where results go.
    var output: Output
    /// Where errors go.
    var errors: Output
    /// The time.
    var now: () -> Instant
    /// Makes an idempotency key that nobody used before.
    var newKey: () -> String
    /// Opens the daemon's sockets: that endpoint, or the one that the environment names.
    var connect: (Endpoints) throws(Failure) -> any Transport
    /// What is read from.
    var files: any FileReading
    /// Begins a file.
    var createFile: (String) throws(Failure) -> any NewFile
    /// Begins a folder.
    var createFolder: (String) throws(Failure) -> any NewFolder
    /// Tries a program as a plugin: its words, the events that it is offered, the scenarios, and where verdicts go.
    var tryPlugin: ([String], [OfferedEvent], [Scenario], (Verdict) -> Void) throws(Failure) -> Void
    /// Whether a person watches the error output, so that long work may show how far it is.
    var isWatched: Bool

    /// The day, in UTC.
    var today: Day { now().day }

    /// Where the daemon is, as far as somebody said.
    struct Endpoints: Hashable, Sendable {
        /// The command socket.
        var command: String?
        /// The event socket.
        var events: String?
        /// How long to wait for an answer; nil for the usual time.
        var patience: Duration?
    }
}
