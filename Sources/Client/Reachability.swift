// SPDX-License-Identifier: Apache-2.0

import Glibc
import Messaging

/// Tells a daemon that is not there from one that is slow, which libzmq, reconnecting in silence, does not.
enum Reachability {
    /// Why nobody can be reached at the endpoint, or nil if somebody listens or only trying can tell (TCP).
    static func obstacle(at endpoint: Endpoint) -> String? {
        guard case .ipc(let path) = endpoint.transport else { return nil }
        return switch knock(path) {
        case 0, EAGAIN: nil
        case ENOENT: "there is no such socket; start registand, or name the socket of another"
        case ECONNREFUSED: "the socket is left over from a daemon that ended; start registand"
        case EACCES, EPERM: "this user may not open the socket; join the group registan"
        case let number: String(cString: strerror(number))
        }
    }

    /// Connects and hangs up; the error number of the attempt, or 0. EAGAIN says that more wait than are accepted.
    private static func knock(_ path: String) -> Int32 {
        let descriptor = socket(AF_UNIX, Int32(SOCK_STREAM.rawValue) | O_NONBLOCK | O_CLOEXEC, 0)
        guard descriptor >= 0 else { return 0 }
        defer { close(descriptor) }
        var address = sockaddr_un()
        address.sun_family = sa_family_t(AF_UNIX)
        withUnsafeMutableBytes(of: &address.sun_path) { $0.copyBytes(from: path.utf8.prefix($0.count - 1)) }
        let size = socklen_t(MemoryLayout<sockaddr_un>.size)
        let outcome = withUnsafePointer(to: address) { pointer in
            pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { connect(descriptor, $0, size) }
        }
        return outcome == 0 ? 0 : errno
    }
}
