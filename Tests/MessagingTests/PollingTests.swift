// SPDX-License-Identifier: Apache-2.0

import Foundation
import Testing

@testable import Messaging

@Suite(.timeLimit(.minutes(1))) struct PollingTests {
    @Test func `a signalled wake-up is ready until it is drained`() throws {
        let wakeup = try Wakeup()
        var poller = Poller()
        let watch = poller.add(descriptor: wakeup.descriptor)
        #expect(try poller.wait(.zero) == 0)
        wakeup.signal()
        wakeup.signal()
        #expect(try poller.wait(patience) == 1)
        #expect(poller.isReadable(watch) == true)
        wakeup.drain()
        #expect(try poller.wait(.zero) == 0)
        #expect(poller.isReadable(watch) == false)
    }

    @Test func `a watch can be changed and removed`() throws {
        let wakeup = try Wakeup()
        var poller = Poller()
        let watch = poller.add(descriptor: wakeup.descriptor)
        poller.change(watch, to: [.readable, .writable])
        #expect(try poller.wait(nil) == 1)
        #expect(poller.isWritable(watch) == true)
        #expect(poller.isReadable(watch) == false)
        poller.remove(watch)
        #expect(try poller.wait(.zero) == 0)
    }

    @Test(arguments: [
        (Duration.zero, 0), (.nanoseconds(1), 1), (.milliseconds(1), 1), (.microseconds(1_001), 2),
        (.seconds(3), 3_000),
    ])
    func `a wait is rounded up to whole milliseconds`(duration: Duration, milliseconds: Int) {
        #expect(Deadline.milliseconds(duration) == milliseconds)
    }

    @Test func `messages of several threads arrive, each thread's in order`() throws {
        let wakeup = try Wakeup()
        let mailbox = Mailbox<(thread: Int, number: Int)>(waking: wakeup)
        let (threads, each) = (4, 5_000)
        for thread in 0..<threads {
            Thread.detachNewThread { for number in 0..<each { _ = mailbox.post((thread, number)) } }
        }
        var poller = Poller()
        _ = poller.add(descriptor: wakeup.descriptor)
        var next = [Int](repeating: 0, count: threads)
        var batch: [(thread: Int, number: Int)] = []
        while next.reduce(0, +) < threads * each {
            try #require(try poller.wait(patience) == 1)
            wakeup.drain()
            mailbox.take(into: &batch)
            for message in batch {
                try #require(message.number == next[message.thread])
                next[message.thread] += 1
            }
        }
        #expect(next == Array(repeating: each, count: threads))
    }

    @Test func `a mailbox wakes its owner only when it was empty, and refuses beyond its capacity`() throws {
        let wakeup = try Wakeup()
        let mailbox = Mailbox<Int>(waking: wakeup, capacity: 2)
        var poller = Poller()
        _ = poller.add(descriptor: wakeup.descriptor)
        #expect(mailbox.post(1))
        wakeup.drain()
        #expect(mailbox.post(2))
        #expect(try poller.wait(.zero) == 0)
        #expect(!mailbox.post(3))
        var batch = [9]
        mailbox.take(into: &batch)
        #expect(batch == [1, 2])
        #expect(mailbox.post(4))
        #expect(try poller.wait(.zero) == 1)
    }

    @Test func `signals are read in the poll loop instead of ending the process`() throws {
        var before = sigset_t()
        pthread_sigmask(SIG_SETMASK, nil, &before)
        defer { pthread_sigmask(SIG_SETMASK, &before, nil) }
        let signals = try Signals()
        var poller = Poller()
        let watch = poller.add(descriptor: signals.descriptor)
        #expect(signals.next() == Signal?.none)
        for (number, signal) in [(SIGTERM, Signal.terminate), (SIGINT, .interrupt), (SIGHUP, .hangUp)] {
            pthread_kill(pthread_self(), number)
            #expect(try poller.wait(patience) == 1)
            #expect(poller.isReadable(watch) == true)
            #expect(signals.next() == signal)
        }
        #expect(signals.next() == Signal?.none)
    }

    @Test func `a lock is held once, names its holder, and is free afterwards`() throws {
        let directory = try TemporaryDirectory()
        let path = directory.path + "/lock"
        do {
            let first = try FileLock(path: path)
            let error = #expect(throws: MessagingError.self) { _ = try FileLock(path: path) }
            #expect(error?.code == .inUse)
            #expect(error?.message.contains("process \(getpid()) ") == true)
            withExtendedLifetime(first) {}
        }
        _ = try FileLock(path: path)
    }

    @Test func `a lock in a missing directory says so, and a symbolic link is not followed`() throws {
        let directory = try TemporaryDirectory()
        let error = #expect(throws: MessagingError.self) { _ = try FileLock(path: directory.path + "/none/lock") }
        #expect(error?.code == .notFound)
        symlink("/dev/null", directory.path + "/link")
        #expect(throws: MessagingError.self) { _ = try FileLock(path: directory.path + "/link") }
    }

    @Test func `the limit of descriptors is raised to what the system allows`() {
        let limit = Descriptors.raiseLimit()
        var actual = rlimit()
        #expect(getrlimit(__rlimit_resource_t(RLIMIT_NOFILE.rawValue), &actual) == 0)
        #expect(actual.rlim_cur == limit)
        #expect(actual.rlim_cur == actual.rlim_max)
    }
}
