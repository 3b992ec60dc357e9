// SPDX-License-Identifier: Apache-2.0

import Glibc

/// Tells systemd how a service is: the protocol of `sd_notify(3)`, without its library.
///
/// Where nobody listens (`$NOTIFY_SOCKET` is not set), it does nothing. A failure to tell is no failure of the service.
public struct ServiceNotification: Sendable {
    /// What systemd can be told.
    public enum State: Hashable, Sendable {
        /// The service is up.
        case ready
        /// The service has begun to end.
        case stopping
        /// The service lives; due at least every ``watchdogInterval``.
        case alive
        /// A line for people, shown by `systemctl status`.
        case status(String)
    }

    /// Bytes that the path of a Unix socket may have.
    private static let pathBytes = 107

    private let path: String?
    /// How often to say ``State/alive``: half of what systemd allows; nil where it does not watch this process.
    public let watchdogInterval: Duration?

    /// Reads from the environment whom to tell.
    public init(environment: [String: String]) {
        path = environment["NOTIFY_SOCKET"]
        let isMeant = environment["WATCHDOG_PID"].map { $0 == "\(getpid())" } ?? true
        let microseconds = environment["WATCHDOG_USEC"].flatMap { Int64($0) }
        watchdogInterval = isMeant ? microseconds.map { .microseconds($0 / 2) } : nil
    }

    /// Tells a state. It does not wait.
    public func tell(_ state: State) {
        guard let path, path.hasPrefix("/") || path.hasPrefix("@") else { return }
        let descriptor = socket(AF_UNIX, Int32(SOCK_DGRAM.rawValue) | O_NONBLOCK | O_CLOEXEC, 0)
        guard descriptor >= 0 else { return }
        defer { close(descriptor) }
        var address = sockaddr_un()
        address.sun_family = sa_family_t(AF_UNIX)
        // An abstract name begins with a zero byte, and its length counts.
        let name = path.utf8.map { $0 == UInt8(ascii: "@") ? 0 : $0 }.prefix(Self.pathBytes)
        withUnsafeMutableBytes(of: &address.sun_path) { $0.copyBytes(from: name) }
        let size = socklen_t(MemoryLayout<sa_family_t>.size + name.count)
        let message = Array(state.message.utf8)
        withUnsafePointer(to: address) { pointer in
            pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                _ = sendto(descriptor, message, message.count, Int32(MSG_NOSIGNAL), $0, size)
            }
        }
    }
}

extension ServiceNotification.State {
    fileprivate var message: String {
        switch self {
        case .ready: "READY=1"
        case .stopping: "STOPPING=1"
        case .alive: "WATCHDOG=1"
        case .status(let text): "STATUS=" + text.split(whereSeparator: \.isNewline).joined(separator: " ")
        }
    }
}
