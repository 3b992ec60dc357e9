// SPDX-License-Identifier: Apache-2.0

import Glibc

/// The directory that holds a daemon's sockets and its lock while it runs.
public struct RunDirectory: Hashable, Sendable, CustomStringConvertible {
    /// The absolute path, without a final slash.
    public let path: String

    /// Where the daemon runs as a service of the system.
    public static let system = RunDirectory("/run/registan")

    /// The directory at a path; a relative one is meant from where the process is now.
    public init(_ path: String) {
        let absolute = path.hasPrefix("/") ? path : "\(Self.here)/\(path)"
        self.path = absolute.count > 1 && absolute.hasSuffix("/") ? String(absolute.dropLast()) : absolute
    }

    /// The working directory; empty where it cannot be told, because it was removed.
    private static var here: String {
        guard let path = getcwd(nil, 0) else { return "" }
        defer { free(path) }
        return String(cString: path)
    }

    /// The directory of a daemon that is told nothing else: `$RUNTIME_DIRECTORY` under systemd (the first of several),
    /// else `$XDG_RUNTIME_DIR/registan`, else `/tmp/registan-<uid>`.
    public static func standard(environment: [String: String]) -> RunDirectory {
        if let given = environment["RUNTIME_DIRECTORY"]?.split(separator: ":").first {
            return RunDirectory(String(given))
        }
        return own(environment: environment)
    }

    /// The directory of this user's own daemon: as ``standard(environment:)``, without what systemd gives to a service.
    public static func own(environment: [String: String]) -> RunDirectory {
        if let base = environment["XDG_RUNTIME_DIR"], base.hasPrefix("/") { return RunDirectory(base + "/registan") }
        return RunDirectory("/tmp/registan-\(getuid())")
    }

    /// The socket for requests, as an endpoint.
    public var commandEndpoint: String { "ipc://\(path)/command.sock" }

    /// The socket for events, as an endpoint.
    public var eventsEndpoint: String { "ipc://\(path)/events.sock" }

    /// The file of the lock that a daemon holds here.
    public var lockPath: String { "\(path)/lock" }

    /// The path.
    public var description: String { path }
}

extension RunDirectory {
    /// Whether a daemon left a socket for requests here, in a directory that nobody but this user or root could have made.
    ///
    /// The second half matters below `/tmp`, where another user could wait for requests under our name.
    public var hasCommandSocket: Bool {
        var directory = stat()
        guard lstat(path, &directory) == 0, isTrusted(directory) else { return false }
        var socket = stat()
        return stat("\(path)/command.sock", &socket) == 0 && socket.st_mode & S_IFMT == S_IFSOCK
    }

    /// Makes the directory with mode 0700 where it is missing; the one above it must be there.
    ///
    /// Throws ``ServiceError/Code/accessDenied`` where the path is something else than a directory, or belongs to
    /// another user.
    public func create() throws(ServiceError) {
        guard mkdir(path, 0o700) != 0 else { return }
        guard errno == EEXIST else { throw .last("create the run directory", path: path) }
        var status = stat()
        guard stat(path, &status) == 0 else { throw .last("look at the run directory", path: path) }
        guard status.st_mode & S_IFMT == S_IFDIR, status.st_uid == getuid() else {
            let message = "it is not a directory of this user; remove it, or give another with --run"
            throw ServiceError(.accessDenied, operation: "use the run directory", path: path, message: message)
        }
    }

    /// A system service runs as a user of its own, whose directory in /run only root can have prepared.
    private func isTrusted(_ directory: stat) -> Bool {
        guard directory.st_mode & S_IFMT == S_IFDIR else { return false }
        return directory.st_uid == getuid() || directory.st_uid == 0 || self == .system
    }
}
