// SPDX-License-Identifier: Apache-2.0

import Glibc
import Messaging

/// The plugin as a process. What it prints is kept, and its end is noticed at the next ``look()``.
final class Child {
    /// The exit status once it has ended; 128 and the number of a signal that ended it.
    private(set) var status: Int32?
    /// The last lines that it printed on both streams.
    private(set) var output: [String] = []

    /// Lines that are kept.
    private static let mostLines = 20
    /// Bytes of a line that are kept.
    private static let longestLine = 500

    private let process: pid_t
    private let descriptor: Int32
    private var unfinished: [UInt8] = []

    /// Why it could not be started.
    struct NoChild: Error, CustomStringConvertible {
        let description: String
    }

    /// Starts a program, which is looked for in PATH where it has no slash, with this environment alone.
    init(_ words: [String], environment: [String: String]) throws {
        var ends: [Int32] = [-1, -1]
        guard socketpair(AF_UNIX, Int32(SOCK_STREAM.rawValue) | Int32(SOCK_CLOEXEC.rawValue), 0, &ends) == 0 else {
            throw NoChild(description: "The system gave no pair of sockets: \(String(cString: strerror(errno))).")
        }
        defer { close(ends[1]) }
        descriptor = ends[0]
        _ = fcntl(descriptor, F_SETFL, O_NONBLOCK)
        do {
            process = try Self.spawn(words, environment, output: ends[1])
        } catch {
            close(descriptor)
            throw error
        }
    }

    deinit {
        send(SIGKILL)
        if status == nil { waitpid(process, nil, 0) }
        close(descriptor)
    }

    /// Waits until it prints something, or the time is over.
    func wait(_ duration: Duration) throws(MessagingError) {
        var poller = Poller()
        _ = poller.add(descriptor: descriptor)
        try poller.wait(duration)
    }

    /// Reads what it printed and sees whether it has ended.
    func look() {
        read()
        guard status == nil else { return }
        var word: Int32 = 0
        guard waitpid(process, &word, WNOHANG) == process else { return }
        let signal = word & 0x7F
        status = signal == 0 ? (word >> 8) & 0xFF : 128 + signal
        read()
    }

    /// Sends a signal, unless it has ended.
    func send(_ signal: Int32) {
        if status == nil { Glibc.kill(process, signal) }
    }

    /// Ends it at once and waits for that.
    func kill() {
        send(SIGKILL)
        while status == nil, waitpid(process, nil, 0) == -1, errno == EINTR {}
        status = status ?? 128 + SIGKILL
    }

    private func read() {
        var bytes = [UInt8](repeating: 0, count: 16_384)
        while case let count = Glibc.read(descriptor, &bytes, bytes.count), count > 0 {
            unfinished += bytes[..<count]
            while let end = unfinished.firstIndex(of: UInt8(ascii: "\n")) {
                keep(unfinished[..<end])
                unfinished.removeFirst(end + 1)
            }
            if unfinished.count > Self.longestLine { flush() }
        }
        if status != nil { flush() }
    }

    private func flush() {
        keep(unfinished[...])
        unfinished = []
    }

    private func keep(_ line: ArraySlice<UInt8>) {
        guard !line.isEmpty else { return }
        output.append(String(decoding: line.prefix(Self.longestLine), as: UTF8.self))
        output.removeFirst(max(0, output.count - Self.mostLines))
    }
}
