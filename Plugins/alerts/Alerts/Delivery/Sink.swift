// SPDX-License-Identifier: Apache-2.0

/// Where alerts go.
///
/// The contract: ``deliver(_:)`` blocks until the message is where it should be or until it is known that it is not,
/// within a bound of its own; it may be called by several threads at once. What was delivered may be delivered again
/// after a crash, under the same id.
protocol Sink: Sendable {
    /// The name, unique among the sinks.
    var name: String { get }
    /// Delivers a message.
    func deliver(_ message: Message) throws(DeliveryFailure)
    /// Ends the deliveries under way and refuses those to come, as ``DeliveryFailure/temporary(_:retryAfter:)``; called
    /// once, when the plugin ends.
    func abandon()
}

extension Sink {
    /// Nothing takes long.
    func abandon() {}
}

/// Why a message is not where it should be.
enum DeliveryFailure: Error, Hashable {
    /// It may go well later, not before a time that the receiver asked for.
    case temporary(String, retryAfter: Duration? = nil)
    /// It will go no better again.
    case permanent(String)

    /// What went wrong, as a sentence.
    var reason: String {
        switch self {
        case .temporary(let reason, _), .permanent(let reason): reason
        }
    }
}
