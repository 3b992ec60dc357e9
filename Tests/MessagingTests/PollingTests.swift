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
}
