// SPDX-License-Identifier: Apache-2.0

import Glibc

/// The end of `NOTIFY_SOCKET` that systemd would hold.
final class ServiceManager {
    /// The path of the socket.
    let path: String
    private let descriptor: Int32
    private var heard: [String] = []

    init(path: String) throws {
        self.path = path
        descriptor = socket(AF_UNIX, Int32(SOCK_DGRAM.rawValue) | O_CLOEXEC, 0)
        var address = sockaddr_un()
        address.sun_family = sa_family_t(AF_UNIX)
        withUnsafeMutableBytes(of: &address.sun_path) { $0.copyBytes(from: path.utf8.prefix($0.count - 1)) }
        let size = socklen_t(MemoryLayout<sockaddr_un>.size)
        let outcome = withUnsafePointer(to: address) { pointer in
            pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { bind(descriptor, $0, size) }
        }
        guard outcome == 0 else { throw Failed("bind \(path): \(String(cString: strerror(errno)))") }
    }

    deinit { close(descriptor) }

    /// Waits for a notification; a process that ends first is told of with what it printed.
    func hear(_ notification: String, from child: Child, within patience: Duration = .patience) throws {
        let deadline = ContinuousClock.now + patience
        while true {
            if let index = heard.firstIndex(of: notification) { return heard.removeSubrange(...index) }
            var entries = [
                pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0),
                pollfd(fd: child.descriptor, events: 0, revents: 0),
            ]
            let rest = ContinuousClock.now.duration(to: deadline)
            guard rest > .zero, poll(&entries, 2, Int32(rest / .milliseconds(1)) + 1) >= 0 || errno == EINTR else {
                throw Failed("\(child): \(notification) was not heard in time")
            }
            if entries[0].revents != 0 {
                receive()
            } else if entries[1].revents != 0 {
                let status = try child.wait()
                throw Failed("\(child)\nended with \(status) before \(notification)")
            }
        }
    }

    /// Drops what has not been asked for.
    func forget() {
        var entry = pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)
        while poll(&entry, 1, 0) > 0 { receive() }
        heard = []
    }

    private func receive() {
        var bytes = [UInt8](repeating: 0, count: 4_096)
        let count = recv(descriptor, &bytes, bytes.count, 0)
        if count > 0 { heard.append(String(decoding: bytes[..<count], as: UTF8.self)) }
    }
}
