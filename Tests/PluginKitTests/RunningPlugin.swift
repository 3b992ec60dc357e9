// SPDX-License-Identifier: Apache-2.0

import FakeDaemon
import Foundation
import Messaging
import Service

@testable import Client
@testable import RegistanPluginKit

/// A plugin on a thread that stands for the first one of its program.
final class RunningPlugin: Sendable {
    private let thread = Watched<pthread_t?>(nil)
    private let outcome = Watched<String??>(nil)
    /// The log so far.
    let lines = Watched<[String]>([])

    init(
        _ plugin: Recorder, run: RunDirectory, state: String, delay: Duration = .milliseconds(1),
        health: PluginHealth = PluginHealth(), retriesDeadLetters: Bool = false
    ) throws {
        let (thread, outcome, lines) = (thread, outcome, lines)
        Thread.detachNewThread {
            var failure: String?
            do {
                let signals = try Signals()
                thread.change { $0 = pthread_self() }
                let runner = PluginRunner(
                    endpoints: Endpoints(run: run.path, environment: [:]),
                    log: Log { _, line in lines.change { $0.append(line) } }, environment: [:], timing: Self.timing,
                    policy: RetryPolicy(firstDelay: delay, longestDelay: delay), retriesDeadLetters: retriesDeadLetters)
                try runner.run(
                    plugin, deadLetters: DeadLetters(stateDirectory: state), health: health, signals: signals)
            } catch { failure = "\(error)" }
            outcome.change { $0 = .some(failure) }
        }
    }

    private static let timing = StreamTiming(
        silence: .milliseconds(200), patience: .milliseconds(300), firstDelay: .milliseconds(5),
        longestDelay: .milliseconds(20))

    /// Sends a signal to the thread, as systemd does to the process.
    func signal(_ number: Int32) {
        guard let thread = thread.wait({ $0 }) else { return }
        pthread_kill(thread, number)
    }

    /// Asks it to end.
    func terminate() { signal(SIGTERM) }

    /// Whether a line with such a text is logged, at some time.
    func logs(_ text: String) -> Bool { lines.wait { $0.contains { $0.contains(text) } ? true : nil } ?? false }

    /// Waits for the end: nil if it does not come, `.some(nil)` if it came as it should.
    func ended() -> String?? { outcome.wait { $0 } }
}
