// SPDX-License-Identifier: Apache-2.0

import Glibc

/// A failure to get from the system what a process needs to serve: what was attempted, where, and what to do about it.
public struct ServiceError: Error, Hashable, Sendable, CustomStringConvertible {
    /// What went wrong, for code that must choose what to do next.
    public enum Code: Hashable, Sendable {
        /// Another process holds it.
        case inUse
        /// The system refuses access, or what is there is not what it should be.
        case accessDenied
        /// It is larger than what is read whole.
        case tooLarge
        /// Any other error, by its number.
        case system(Int32)
    }

    /// What went wrong.
    public let code: Code
    /// What was attempted, as a verb phrase: "open the lock file".
    public let operation: String
    /// The path concerned, if there is one.
    public let path: String?
    /// A sentence that says why, and what to do.
    public let message: String

    init(_ code: Code, operation: String, path: String? = nil, message: String) {
        self.code = code
        self.operation = operation
        self.path = path
        self.message = message
    }

    /// The failure of the last system call of this thread.
    static func last(_ operation: String, path: String? = nil) -> ServiceError {
        failure(errno, operation, path: path)
    }

    /// A failure by its error number.
    static func failure(_ number: Int32, _ operation: String, path: String? = nil) -> ServiceError {
        let isRefused = number == EACCES || number == EPERM
        let remedy = isRefused ? "; check the owner and the mode of the path" : ""
        return ServiceError(
            isRefused ? .accessDenied : .system(number), operation: operation, path: path,
            message: String(cString: strerror(number)) + remedy)
    }

    /// The operation, the path and the reason in one line for the log.
    public var description: String { "cannot \(operation)\(path.map { " (\($0))" } ?? ""): \(message)" }
}
