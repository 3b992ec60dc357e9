// SPDX-License-Identifier: Apache-2.0

import Foundation
import Service
import TestSupport
import Testing

@Suite struct LogTests {
    @Test func `an entry is one line, whatever it contains`() {
        let lines = Lines()
        let log = Log { _, line in lines.add(line) }
        log(.info, "a\nb\u{1B}[2J\u{2028}c\\", ["plain": "x", "text": "y \"z\"\n", "none": ""])
        #expect(lines.all == ["a\\nb\\u{1b}[2J\\u{2028}c\\\\ plain=x text=\"y \\\"z\\\"\\n\" none=\"\""])
    }

    private final class Lines: @unchecked Sendable {
        private let lock = NSLock()
        private var lines: [String] = []
        func add(_ line: String) { lock.withLock { lines.append(line) } }
        var all: [String] { lock.withLock { lines } }
    }
}

@Suite struct ServiceNotificationTests {
    @Test func `systemd is told on its socket, one line for a status`() throws {
        let directory = try TemporaryDirectory()
        let path = directory.path + "/notify"
        let descriptor = socket(AF_UNIX, Int32(SOCK_DGRAM.rawValue), 0)
        defer { close(descriptor) }
        var address = sockaddr_un()
        address.sun_family = sa_family_t(AF_UNIX)
        withUnsafeMutableBytes(of: &address.sun_path) { $0.copyBytes(from: path.utf8) }
        let bound = withUnsafePointer(to: address) {
            $0.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                bind(descriptor, $0, socklen_t(MemoryLayout<sockaddr_un>.size))
            }
        }
        try #require(bound == 0)
        let notification = ServiceNotification(environment: ["NOTIFY_SOCKET": path, "WATCHDOG_USEC": "3000000"])
        #expect(notification.watchdogInterval == .milliseconds(1_500))
        let states: [ServiceNotification.State] = [.ready, .status("a\nb"), .alive, .stopping]
        for (state, message) in zip(states, ["READY=1", "STATUS=a b", "WATCHDOG=1", "STOPPING=1"]) {
            notification.tell(state)
            var buffer = [UInt8](repeating: 0, count: 64)
            let count = recv(descriptor, &buffer, buffer.count, 0)
            #expect(String(decoding: buffer.prefix(count), as: UTF8.self) == message)
        }
    }

    @Test func `without systemd nothing is told`() {
        let notification = ServiceNotification(environment: ["WATCHDOG_USEC": "1000000", "WATCHDOG_PID": "1"])
        #expect(notification.watchdogInterval == nil)
        notification.tell(.ready)
    }
}
