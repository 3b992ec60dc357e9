// SPDX-License-Identifier: Apache-2.0

import Chronology
import Model
import Threads

/// A trial of sinks: one message past the queue, to all at once, and what came of it.
struct SinkTrial {
    /// What came of one sink.
    struct Outcome: Hashable, Sendable {
        let sink: String
        /// Why it failed; nil where it went well.
        let reason: String?
        /// From the call to the answer.
        let took: Duration

        /// As JSON.
        var datum: Datum {
            let members: [Datum.Member] = [
                .init("sink", .string(sink)), .init("delivered", .bool(reason == nil)),
                .init("seconds", .number(Double(took.milliseconds) / 1_000)),
            ]
            return .object(members + [reason.map { .init("reason", .string($0)) }].compactMap(\.self))
        }
    }

    let workers: [SinkWorker]
    let message: Message

    /// The outcomes in the order of the workers. A sink without an answer within the limit counts as failed; what it
    /// was sent may still arrive.
    func outcomes(within limit: Duration) -> [Outcome] {
        let found = Monitor<[Outcome]>([])
        for worker in workers { start(worker, found) }
        let all = found.wait(atMost: limit) { $0.count == workers.count ? $0 : nil } ?? found.update { $0 }
        return workers.map { worker in
            all.first { $0.sink == worker.name }
                ?? Outcome(sink: worker.name, reason: "There was no answer in time.", took: limit)
        }
    }

    private func start(_ worker: SinkWorker, _ found: Monitor<[Outcome]>) {
        let message = message
        do throws(NoThread) {
            // Its end is told by its outcome; nobody has to wait for the thread itself.
            _ = try OwnedThread {
                let begin = ContinuousClock.now
                var reason: String?
                do throws(DeliveryFailure) { try worker.tryOut(message) } catch { reason = error.reason }
                let outcome = Outcome(sink: worker.name, reason: reason, took: begin.duration(to: .now))
                found.update { $0.append(outcome) }
            }
        } catch {
            found.update { $0.append(Outcome(sink: worker.name, reason: error.description, took: .zero)) }
        }
    }
}

extension Message {
    /// A message that only tries a sink.
    static func trial(_ text: String?, by: String, at time: Instant) -> Message {
        let usual = "This is a trial of the alerts of a register, sent by \(Words.plain(by)). Nothing has changed."
        let text = Words.plain(text ?? usual)
        return Message(
            id: "trial-\(time.milliseconds)", subject: "Trial of alerts", text: text, alerts: [], topic: nil,
            time: time, source: "/registan/alerts", isTrial: true)
    }
}
