// SPDX-License-Identifier: Apache-2.0

public import Wire

/// Why a request has no result, told apart by what the caller can do about it.
public enum ClientError: Error, Hashable, Sendable {
    /// Nobody answers the connection, and nothing is lost: the request was not sent, or was a question.
    case noDaemon(endpoint: String, reason: String)
    /// The daemon answered with an error, which carries its own remedy.
    case refused(RPCError)
    /// A question has no answer in time. Nothing is lost by asking again.
    case noAnswer(method: String, after: Duration)
    /// A request that may have changed the register has no answer in time. The same request under the same idempotency
    /// key settles whether it was carried out; without a key there is no way to tell.
    case outcomeUnknown(method: String, key: String?)
    /// What was given cannot be used, or what came back is not of the protocol.
    case malformed(String)
}

extension ClientError: CustomStringConvertible {
    /// A sentence that says what happened and what to do.
    public var description: String {
        switch self {
        case .noDaemon(let endpoint, let reason):
            "No daemon answers at \(endpoint): \(reason)."
        case .refused(let error):
            [error.message, error.hint].compactMap(\.self).joined(separator: " ")
        case .noAnswer(let method, let duration):
            "“\(method)” had no answer within \(Self.seconds(duration)); the daemon may be busy. Ask again."
        case .outcomeUnknown(let method, let key?):
            "“\(method)” had no answer; it may or may not have been carried out. Send it again with the key \(key): "
                + "it is carried out once at most."
        case .outcomeUnknown(let method, nil):
            "“\(method)” had no answer; it may or may not have been carried out. Look before you send it again."
        case .malformed(let reason):
            reason
        }
    }

    private static func seconds(_ duration: Duration) -> String {
        let (seconds, attoseconds) = duration.components
        let tenths = attoseconds / 100_000_000_000_000_000
        return tenths == 0 ? "\(seconds) s" : "\(seconds).\(tenths) s"
    }
}
