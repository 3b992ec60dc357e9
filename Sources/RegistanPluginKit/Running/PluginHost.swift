// SPDX-License-Identifier: Apache-2.0

import Client
import Model
import Service
import Wire

/// Holds a plugin and brings to it what there is: events, calls, new epochs. It tries again what fails, and sets aside
/// what keeps failing. It stays on the plugin's thread.
///
/// A class, because calls are answered in the pauses between two attempts at an event.
final class PluginHost<Subject: Plugin> {
    private(set) var plugin: Subject
    private(set) var lastError: String?
    let register: RegisterAccess
    let log: Log
    var deadLetters: DeadLetters
    private let services: ServiceTable
    private let policy: RetryPolicy

    /// Waits between two attempts; false where the plugin is to end.
    typealias Pause = (Duration) -> Bool

    /// What became of something that was tried.
    enum Outcome: Hashable {
        /// It is done.
        case done
        /// It failed as often as it may.
        case failed(String)
        /// The plugin is to end.
        case interrupted
    }

    init(
        _ plugin: Subject, register: RegisterAccess, deadLetters: consuming DeadLetters, policy: RetryPolicy, log: Log
    ) throws(BadDeclaration) {
        services = try ServiceTable(Subject.name, plugin.services)
        self.plugin = plugin
        self.register = register
        self.deadLetters = deadLetters
        self.policy = policy
        self.log = log
    }

    /// Lets the plugin begin.
    func begin(pause: Pause) -> Outcome {
        attempt([:], pause: pause) { try plugin.begin(register) }
    }

    /// Tells a new epoch; an error there is logged, for there is no event to come back to.
    func tell(_ change: EpochChange) {
        do { try plugin.epochChanged(change) } catch { note(error) }
    }

    /// Lets the plugin answer a call.
    func answer(_ call: ServiceCall) throws(RPCError) -> Datum {
        do {
            return try services.checked(plugin.answer(call, register), of: call)
        } catch {
            guard let refusal = RPCError(refusing: error) else { throw failure(error, of: call) }
            throw refusal
        }
    }

    /// Lets the plugin end.
    func end() { plugin.end() }

    /// Delivers an event. It is settled where it is dealt with, or durable among the dead letters; where the plugin is to
    /// end instead, it stays unacknowledged, and this returns false.
    func deliver(_ event: Event, json: [UInt8], pause: Pause) -> Bool {
        let outcome = attempt(event.logged, pause: pause) {
            try register.handling(event) { try plugin.handle(event, register) }
        }
        return switch outcome {
        case .done: true
        case .interrupted: false
        case .failed(let reason): setAside(event, json, reason, pause)
        }
    }
}

// MARK: - Trying

extension PluginHost {
    /// Tries something as often as it may fail. What fails because the daemon is away does not count, and waits for it.
    private func attempt(
        _ fields: KeyValuePairs<String, String>, pause: Pause, _ body: () throws -> Void
    ) -> Outcome {
        var (failures, waits) = (0, 0)
        while true {
            do {
                try body()
                return .done
            } catch {
                waits += 1
                if !error.isPassing { failures += 1 }
                note(error, failures, fields)
                if failures == RetryPolicy.attempts { return .failed(lastError ?? "") }
            }
            guard pause(policy.delay(afterFailures: waits)) else { return .interrupted }
        }
    }

    /// An event that is neither dealt with nor set aside must not be acknowledged: it waits here until it can be.
    private func setAside(_ event: Event, _ json: [UInt8], _ reason: String, _ pause: Pause) -> Bool {
        while true {
            do {
                try deadLetters.add(event, json: json, error: reason)
                log(.error, "Set an event aside after \(RetryPolicy.attempts) attempts.", event.logged)
                return true
            } catch { note(error) }
            guard pause(policy.longestDelay) else { return false }
        }
    }

    private func note(_ error: any Error, _ failures: Int, _ fields: KeyValuePairs<String, String>) {
        lastError = PluginHealth.shown(error)
        log(.warning, error.isPassing ? "Waiting: \(error)" : "Attempt \(failures) failed: \(error)", fields)
    }

    private func note(_ error: any Error) {
        lastError = PluginHealth.shown(error)
        log(.error, "\(error)")
    }

    /// What went wrong inside is for the log; the caller cannot do anything about it.
    private func failure(_ error: any Error, of call: ServiceCall) -> RPCError {
        lastError = PluginHealth.shown(error)
        log(.error, "A call failed: \(error)", ["method": call.method, "by": call.by])
        return RPCError(
            .internalError, "“\(call.method)” failed inside the plugin.",
            hint: "Its log says why; “registan plugins” shows its last error.")
    }
}

extension Error {
    /// Whether it comes of the daemon's being away or not taking anything now, and not of what was asked.
    fileprivate var isPassing: Bool {
        if self is any PassingError { return true }
        return switch self as? ClientError {
        case .noDaemon: true
        case .refused(let error): [.busy, .notPossibleNow].contains(error.code)
        case .noAnswer, .outcomeUnknown, .malformed, nil: false
        }
    }
}

extension Event {
    fileprivate var logged: KeyValuePairs<String, String> { ["event": id, "topic": topic] }
}
