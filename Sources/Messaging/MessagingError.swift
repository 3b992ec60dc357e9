// SPDX-License-Identifier: Apache-2.0

import CZeroMQ
import Glibc

/// A failure of the messaging layer: what was attempted, on which endpoint, and what to do about it.
///
/// Ordinary outcomes (nothing to read, a peer that left, a full queue) are values of the calls, never errors.
public struct MessagingError: Error, Hashable, Sendable, CustomStringConvertible {
    /// What went wrong, for code that must choose what to do next.
    public enum Code: Hashable, Sendable {
        /// The endpoint, the file or the lock is held by somebody else.
        case inUse
        /// The address does not belong to this machine, or the directory of the path is missing.
        case notFound
        /// The operating system refuses access.
        case accessDenied
        /// No more sockets or file descriptors can be opened.
        case exhausted
        /// A text, key, topic or message does not have the required form or size.
        case malformed
        /// The endpoint may only be used with CURVE, or CURVE was not switched on as asked.
        case insecure
        /// Any other error, by its number.
        case system(Int32)
    }

    /// What went wrong.
    public let code: Code
    /// What was attempted, as a verb phrase: "bind the socket".
    public let operation: String
    /// The endpoint or path concerned, if there is one.
    public let endpoint: String?
    /// A sentence that says why, and what to do.
    public let message: String

    /// Describes a failure found by this module itself.
    public init(_ code: Code, operation: String, endpoint: String? = nil, message: String) {
        self.code = code
        self.operation = operation
        self.endpoint = endpoint
        self.message = message
    }

    /// The operation, the endpoint and the reason in one line for the log.
    public var description: String {
        let place = endpoint.map { " (\($0))" } ?? ""
        return "cannot \(operation)\(place): \(message)"
    }
}

extension MessagingError {
    /// Describes the failure of the last libzmq or system call of this thread by its `errno`.
    static func last(_ operation: String, endpoint: String? = nil) -> MessagingError {
        failure(zmq_errno(), operation, endpoint: endpoint)
    }

    /// Describes a failure by its error number.
    static func failure(_ number: Int32, _ operation: String, endpoint: String? = nil) -> MessagingError {
        let (code, remedy) = classify(number)
        let reason = String(cString: zmq_strerror(number))
        let message = remedy.map { "\(reason); \($0)" } ?? reason
        return MessagingError(code, operation: operation, endpoint: endpoint, message: message)
    }

    private static func classify(_ number: Int32) -> (code: Code, remedy: String?) {
        switch number {
        case EADDRINUSE: (.inUse, "stop the process that uses the address, or configure another")
        case EADDRNOTAVAIL, ENODEV: (.notFound, "use an address of this machine, written in digits")
        case ENOENT: (.notFound, "create the directory of the path first")
        case EACCES, EPERM: (.accessDenied, "check the owner and the mode of the path")
        case EMFILE, ENFILE: (.exhausted, "raise the limit of open files (LimitNOFILE)")
        case EINVAL, ENAMETOOLONG: (.malformed, nil)
        default: (.system(number), nil)
        }
    }
}
