// SPDX-License-Identifier: Apache-2.0

import Foundation
import Glibc

/// A process that a test starts. What it prints, on both streams, can be read line by line, and its end is heard as the
/// end of what it prints, so that nothing needs to be asked again and again. `end()` it in a `defer`.
final class Child {
    /// The process id; -1 once it has been waited for.
    private(set) var processID: pid_t
    /// The end to read from.
    let descriptor: Int32
    /// All lines so far, for the message of a test that fails.
    private(set) var transcript: [String] = []
    private let program: String
    private var unread: [UInt8] = []

    /// Starts a program with this environment alone.
    init(_ program: String, _ arguments: [String], environment: [String: String] = [:]) throws {
        self.program = program
        var ends: [Int32] = [-1, -1]
        // Closed in other children from the start, which a pipe would not be: they would keep it open.
        guard socketpair(AF_UNIX, Int32(SOCK_STREAM.rawValue) | Int32(SOCK_CLOEXEC.rawValue), 0, &ends) == 0 else {
            throw Failed("socketpair: \(String(cString: strerror(errno)))")
        }
        defer { close(ends[1]) }
        descriptor = ends[0]
        processID = try Self.spawn([program] + arguments, environment, output: ends[1])
    }

    deinit { close(descriptor) }

    private static func spawn(_ words: [String], _ environment: [String: String], output: Int32) throws -> pid_t {
        var actions = posix_spawn_file_actions_t()
        posix_spawn_file_actions_init(&actions)
        defer { posix_spawn_file_actions_destroy(&actions) }
        posix_spawn_file_actions_adddup2(&actions, output, STDOUT_FILENO)
        posix_spawn_file_actions_adddup2(&actions, output, STDERR_FILENO)
        // Other tests of this process may have blocked signals on their threads, which a child would inherit.
        var attributes = posix_spawnattr_t()
        posix_spawnattr_init(&attributes)
        defer { posix_spawnattr_destroy(&attributes) }
        var none = sigset_t()
        sigemptyset(&none)
        posix_spawnattr_setsigmask(&attributes, &none)
        posix_spawnattr_setflags(&attributes, Int16(POSIX_SPAWN_SETSIGMASK))
        var process: pid_t = 0
        let variables = environment.map { "\($0.key)=\($0.value)" }
        let number = withCStrings(words) { arguments in
            withCStrings(variables) { posix_spawn(&process, words[0], &actions, &attributes, arguments, $0) }
        }
        guard number == 0 else { throw Failed("\(words[0]): \(String(cString: strerror(number)))") }
        return process
    }

    /// The next line; nil once the process has ended and everything was read.
    func line(within patience: Duration = .patience) throws -> String? {
        let deadline = ContinuousClock.now + patience
        while true {
            if let end = unread.firstIndex(of: UInt8(ascii: "\n")) {
                let line = String(decoding: unread[..<end], as: UTF8.self)
                unread.removeFirst(end + 1)
                transcript.append(line)
                return line
            }
            guard try awaitReadable(descriptor, until: deadline) else {
                throw Failed("\(self): nothing more was printed in time")
            }
            var bytes = [UInt8](repeating: 0, count: 65_536)
            let count = read(descriptor, &bytes, bytes.count)
            guard count > 0 else { return nil }
            unread += bytes[..<count]
        }
    }

    /// The next line if it has been printed; nil if there is none yet, or no more.
    func printedLine() throws -> String? {
        let isHeld = unread.contains(UInt8(ascii: "\n"))
        guard try isHeld || awaitReadable(descriptor, until: .now + .milliseconds(1)) else { return nil }
        return try line()
    }

    /// Reads lines until one fits.
    func line(within patience: Duration = .patience, where fits: (String) -> Bool) throws -> String {
        while let line = try line(within: patience) {
            if fits(line) { return line }
        }
        throw Failed("\(self): it ended before it printed what was awaited")
    }

    /// Waits for the process to end by itself; the exit status, or 128 and the number of the signal that ended it.
    @discardableResult func wait(within patience: Duration = .patience) throws -> Int32 {
        while try line(within: patience) != nil {}
        return collect()
    }

    /// Sends a signal, unless the process has been waited for.
    func send(_ signal: Int32) {
        if processID > 0 { Glibc.kill(processID, signal) }
    }

    /// Ends the process with SIGKILL, if it still runs, and waits for it.
    func end() {
        guard processID > 0 else { return }
        send(SIGKILL)
        _ = collect()
    }

    private func collect() -> Int32 {
        var status: Int32 = 0
        while waitpid(processID, &status, 0) == -1, errno == EINTR {}
        processID = -1
        let signal = status & 0x7F
        return signal == 0 ? (status >> 8) & 0xFF : 128 + signal
    }
}

extension Child: CustomStringConvertible {
    /// The program and the last lines that it printed.
    var description: String {
        let name = program.split(separator: "/").last.map(String.init) ?? program
        return ([name] + transcript.suffix(20)).joined(separator: "\n  | ")
    }
}

/// What went wrong, as a sentence.
struct Failed: Error, CustomStringConvertible {
    let description: String

    init(_ description: String) { self.description = description }
}

extension Duration {
    /// How long a test waits for something that is to happen at once, on a busy machine.
    static let patience = Duration.seconds(20)
}

/// Waits until a descriptor can be read or has hung up; false at the deadline.
func awaitReadable(_ descriptor: Int32, until deadline: ContinuousClock.Instant) throws -> Bool {
    while true {
        let rest = ContinuousClock.now.duration(to: deadline)
        guard rest > .zero else { return false }
        var entry = pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)
        let count = poll(&entry, 1, Int32(rest / .milliseconds(1)) + 1)
        if count > 0 { return true }
        guard count == 0 || errno == EINTR else { throw Failed("poll: \(String(cString: strerror(errno)))") }
    }
}

private func withCStrings<Result>(
    _ texts: [String], _ body: (UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>) -> Result
) -> Result {
    var pointers: [UnsafeMutablePointer<CChar>?] = texts.map { strdup($0) } + [nil]
    defer { for pointer in pointers { free(pointer) } }
    return pointers.withUnsafeMutableBufferPointer { buffer in
        guard let base = buffer.baseAddress else { preconditionFailure("there is always the nil at the end") }
        return body(base)
    }
}
