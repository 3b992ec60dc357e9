// SPDX-License-Identifier: Apache-2.0

import RegistanPluginKit

/// A sink that is no longer configured, maybe because it was renamed, and for which something is kept.
struct LeftSink: CustomStringConvertible {
    let name: String
    private let state: Outbox.SinkState

    /// So many are shown, at most; nothing of the others is lost.
    static let mostShown = 16

    /// Those that the outbox knows, by name.
    static func all(_ outbox: Outbox, configured: [String]) throws(OutboxFault) -> [LeftSink] {
        var left: [LeftSink] = []
        for name in try outbox.sinks() where !configured.contains(name) && left.count < mostShown {
            let state = try outbox.state(of: name)
            if state.waiting + state.deadLetters > 0 { left.append(LeftSink(name: name, state: state)) }
        }
        return left
    }

    /// What is kept, and how it gets to somebody.
    var description: String {
        "The sink \(name) is not configured. What is kept for it (\(state.waiting) waiting, \(state.deadLetters) set "
            + "aside) stays until a sink has this name again."
    }

    /// As the daemon shows it.
    var part: PluginPart {
        PluginPart(
            name, state: "unconfigured", waiting: state.waiting, deadLetters: state.deadLetters,
            lastError: "not configured; what waits is delivered when a sink has this name again")
    }
}
