// SPDX-License-Identifier: Apache-2.0

import Foundation
import Service
import TestSupport
import Testing

@Suite struct ProcessTests {
    @Test func `signals are read in the poll loop instead of ending the process`() throws {
        var before = sigset_t()
        pthread_sigmask(SIG_SETMASK, nil, &before)
        defer { pthread_sigmask(SIG_SETMASK, &before, nil) }
        let signals = try Signals()
        var waiting = pollfd(fd: signals.descriptor, events: Int16(POLLIN), revents: 0)
        #expect(signals.next() == Signal?.none)
        for (number, signal) in [(SIGTERM, Signal.terminate), (SIGINT, .interrupt), (SIGHUP, .hangUp)] {
            pthread_kill(pthread_self(), number)
            #expect(poll(&waiting, 1, 20_000) == 1)
            #expect(signals.next() == signal)
        }
        #expect(signals.next() == Signal?.none)
    }

    @Test func `a lock is held once, names its holder, and is free afterwards`() throws {
        let directory = try TemporaryDirectory()
        let path = directory.path + "/lock"
        do {
            let first = try FileLock(path: path)
            let error = #expect(throws: ServiceError.self) { _ = try FileLock(path: path) }
            #expect(error?.code == .inUse)
            #expect(error?.message.contains("process \(getpid()) ") == true)
            withExtendedLifetime(first) {}
        }
        _ = try FileLock(path: path)
    }

    @Test func `a lock in a missing directory says so, and a symbolic link is not followed`() throws {
        let directory = try TemporaryDirectory()
        let error = #expect(throws: ServiceError.self) { _ = try FileLock(path: directory.path + "/none/lock") }
        #expect(error?.code == .system(ENOENT))
        symlink("/dev/null", directory.path + "/link")
        #expect(throws: ServiceError.self) { _ = try FileLock(path: directory.path + "/link") }
    }

    @Test func `the limit of descriptors is raised to what the system allows`() {
        let limit = Descriptors.raiseLimit()
        var actual = rlimit()
        #expect(getrlimit(__rlimit_resource_t(RLIMIT_NOFILE.rawValue), &actual) == 0)
        #expect(actual.rlim_cur == limit)
        #expect(actual.rlim_cur == actual.rlim_max)
    }
}
