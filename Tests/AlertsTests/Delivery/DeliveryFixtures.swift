// SPDX-License-Identifier: Apache-2.0

import Chronology
import Model
import Synchronization
import Threads

@testable import Alerts

/// A message as a change of a membership makes it.
func message(
    _ id: String = "memberships-7", subject: String = "Uzbekistan: member -> suspended in the CSTO",
    text: String = "Uzbekistan: member -> suspended in the CSTO from 2012-06-28 (c12)",
    alerts: [Datum] = [["rule": "memberships", "sequence": 7]]
) -> Message {
    Message(
        id: id, subject: subject, text: text, alerts: alerts, topic: "membership.changed.CSTO.UZB",
        time: Instant(milliseconds: 1_340_875_800_000), source: "/registan/test/1", isTrial: false)
}

/// What a delivery failed with; nil if it did not.
func refusal(of sink: some Sink, _ message: Message = message()) -> DeliveryFailure? {
    do throws(DeliveryFailure) {
        try sink.deliver(message)
        return nil
    } catch {
        return error
    }
}

extension DeliveryFailure {
    var isTemporary: Bool {
        guard case .temporary = self else { return false }
        return true
    }

    var retryAfter: Duration? {
        guard case .temporary(_, let retryAfter) = self else { return nil }
        return retryAfter
    }
}

/// A clock that a test sets.
final class ManualClock: Sendable {
    private let time = Mutex(Instant(milliseconds: 1_800_000_000_000))
    var now: Instant { time.withLock { $0 } }
    func advance(_ duration: Duration) { time.withLock { $0 = $0.advanced(by: duration) } }
}

/// A sink that does as a test says, and keeps the ids of what it delivered.
final class ScriptedSink: Sink {
    let name: String
    private let script: @Sendable (Message) throws(DeliveryFailure) -> Void
    private let content = Monitor<[String]>([])

    init(_ name: String, _ script: @escaping @Sendable (Message) throws(DeliveryFailure) -> Void = { _ in }) {
        (self.name, self.script) = (name, script)
    }

    func deliver(_ message: Message) throws(DeliveryFailure) {
        try script(message)
        content.update { $0.append(message.id) }
    }

    var delivered: [String] { content.update { $0 } }

    /// Waits for so many deliveries.
    func wait(for count: Int) -> [String]? {
        content.wait(atMost: .seconds(20)) { $0.count >= count ? $0 : nil }
    }
}

/// Sends one after the other, each under its key.
let oneByOne: DeliveryPlan = { waiting, _, _ in
    guard let first = waiting.first else { return .wait(until: nil) }
    return .send([first.id], message(first.key), remembering: nil)
}

extension Outbox.Item {
    /// An item whose payload is its key.
    init(_ key: String, sink: String = "s") {
        self.init(sink: sink, key: key, payload: Array(key.utf8), at: Instant(milliseconds: 5))
    }
}
