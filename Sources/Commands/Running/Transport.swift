// SPDX-License-Identifier: Apache-2.0

import Chronology
import Client
import Model
import Wire

/// The daemon as the commands see it: what they ask it, and what they hear from it. One owner thread.
protocol Transport: AnyObject {
    /// Calls a method and waits for its result.
    func call(_ method: String, _ params: Datum) throws(Failure) -> Received
    /// Calls a method that may take longer, such as a plugin's service.
    func call(_ method: String, _ params: Datum, _ waiting: Waiting) throws(Failure) -> Received
    /// Follows events whose topics begin with one of the prefixes (all, where there are none), after a sequence or from
    /// now on.
    func follow(topics: [String], after: SequenceNumber?) throws(Failure) -> any Following
}

/// How a call that may take longer is waited for.
struct Waiting {
    /// How long.
    let patience: Duration
    /// Who hears how far it is; nil where nobody does.
    let progress: Progress?

    /// Hears how far a call is.
    struct Progress {
        /// The token under which it is told.
        let token: String
        /// Hears the data of an event: `text`, and `fraction` where it is known.
        let hear: (Datum) -> Void
    }
}

/// A result.
struct Received: Hashable, Sendable {
    /// The result, read.
    let result: Datum
    /// Its bytes as they came.
    let json: [UInt8]
}

/// Events as they come: every recorded one in order, none left out.
protocol Following: AnyObject {
    /// The next event; waits for it. Nil where a while passed without one.
    func next() throws(Failure) -> Heard?
}

/// What is heard while following.
enum Heard: Sendable {
    case event(Event, json: [UInt8])
    /// The register was restored or truncated.
    case epochChanged(EpochChange)
}
