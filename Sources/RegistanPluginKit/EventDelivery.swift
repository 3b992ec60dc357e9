// SPDX-License-Identifier: Apache-2.0

import Client
import Service
import Wire

/// Brings events to a plugin: tries again what fails, and sets aside what keeps failing.
struct EventDelivery<Subject: Plugin>: ~Copyable {
    private(set) var plugin: Subject
    private(set) var deadLetters: DeadLetters
    private(set) var lastError: String?
    private let policy: RetryPolicy
    private let log: Log

    /// What became of an event.
    enum Outcome: Hashable {
        /// It is dealt with, or durable among the dead letters.
        case settled
        /// The plugin is to end, and the event stays unacknowledged.
        case interrupted
    }

    init(_ plugin: Subject, stateDirectory: String, policy: RetryPolicy, log: Log) throws(FileFault) {
        self.plugin = plugin
        self.policy = policy
        self.log = log
        deadLetters = try DeadLetters(stateDirectory: stateDirectory)
    }

    /// Delivers an event. `pause` waits between attempts, and returns false where the plugin is to end.
    mutating func deliver(_ event: Event, json: [UInt8], pause: (Duration) -> Bool) -> Outcome {
        for attempt in 1...RetryPolicy.attempts {
            do {
                try plugin.handle(event)
                return .settled
            } catch { note(error, event, attempt: attempt) }
            guard attempt == RetryPolicy.attempts || pause(policy.delay(afterFailures: attempt)) else {
                return .interrupted
            }
        }
        return setAside(event, json, pause)
    }

    /// Tells a new epoch; an error there is logged, for there is no event to come back to.
    mutating func tell(_ change: EpochChange) {
        do { try plugin.epochChanged(change) } catch { note(error) }
    }

    /// An event that is neither dealt with nor set aside must not be acknowledged: it waits here until it can be.
    private mutating func setAside(_ event: Event, _ json: [UInt8], _ pause: (Duration) -> Bool) -> Outcome {
        let reason = lastError ?? ""
        while true {
            do {
                try deadLetters.add(event, json: json, error: reason)
                log(.error, "Set an event aside after \(RetryPolicy.attempts) attempts.", event.logged)
                return .settled
            } catch { note(error) }
            guard pause(policy.longestDelay) else { return .interrupted }
        }
    }

    private mutating func note(_ error: any Error, _ event: Event, attempt: Int) {
        lastError = Self.shown(error)
        log(.warning, "Attempt \(attempt) failed: \(error)", event.logged)
    }

    /// An error as heartbeats carry it: not longer than somebody reads.
    private static func shown(_ error: any Error) -> String { String("\(error)".prefix(400)) }

    private mutating func note(_ error: any Error) {
        lastError = Self.shown(error)
        log(.error, "\(error)")
    }
}

extension Event {
    fileprivate var logged: KeyValuePairs<String, String> { ["event": id, "topic": topic] }
}
