// SPDX-License-Identifier: Apache-2.0

import Chronology
import Testing

@testable import Journal

/// The writer's decisions, without a thread.
struct GroupQueueTests {
    private var queue = GroupQueue()

    @Test mutating func `all that waits forms one group, in order`() {
        for number in 1...5 { #expect(queue.submit(batch(number)) == .queued) }
        #expect(nextTokens() == [1, 2, 3, 4, 5])
        #expect(nextTokens() == nil)
    }

    @Test mutating func `a group ends where its records reach the limit`() {
        let half = JournalLimits.groupRecords / 2
        for index in 0..<3 { _ = queue.submit(batch(1 + index * half, count: half)) }
        #expect(nextTokens()?.count == 2)
        #expect(nextTokens()?.count == 1)
    }

    @Test mutating func `a batch beyond the limit of a group is a group of its own`() {
        _ = queue.submit(batch(1, count: JournalLimits.groupRecords + 1))
        _ = queue.submit(batch(JournalLimits.groupRecords + 2))
        #expect(nextTokens() == [1])
        #expect(nextTokens()?.count == 1)
    }

    @Test mutating func `a full queue takes no more until a group was taken`() {
        for number in 1...JournalLimits.queuedBatches { _ = queue.submit(batch(number)) }
        #expect(queue.submit(batch(JournalLimits.queuedBatches + 1)) == .full)
        _ = nextTokens()
        #expect(queue.submit(batch(JournalLimits.queuedBatches + 1)) == .queued)
    }

    @Test mutating func `after a refusal only an owner who stands at the head resumes`() {
        _ = queue.submit(batch(5))
        #expect(queue.refuse(head: 4) == [5])
        #expect(queue.submit(batch(6)) == .refusing)
        #expect(queue.resume(after: 5) == false)
        #expect(queue.submit(batch(6)) == .refusing)
        #expect(queue.resume(after: 4) == true)
        #expect(queue.submit(batch(5)) == .queued)
    }

    @Test mutating func `a queue that drains gives what waits and then ends`() {
        _ = queue.submit(batch(1))
        queue.drain()
        #expect(queue.submit(batch(2)) == .stopped)
        #expect(nextTokens() == [1])
        #expect(isFinished())
    }

    @Test mutating func `a queue that stopped drops everything for ever`() {
        _ = queue.submit(batch(1))
        queue.save(["alerts": 1])
        #expect(queue.stop() == [1])
        queue.drain()
        #expect(queue.submit(batch(1)) == .stopped)
        #expect(isFinished())
    }

    @Test mutating func `only the latest cursor of each consumer waits, and no more consumers than the limit`() {
        queue.save(["alerts": 1])
        queue.save(["alerts": 2])
        for number in 0..<JournalLimits.pendingCursors { queue.save(["consumer-\(number)": 1]) }
        queue.save(["alerts": 3])
        guard case .write(let batches, let cursors)? = queue.next() else {
            Issue.record("cursors are work")
            return
        }
        #expect(batches.isEmpty)
        #expect(cursors["alerts"] == 3)
        #expect(cursors.count == JournalLimits.pendingCursors)
    }

    private mutating func nextTokens() -> [UInt64]? {
        guard case .write(let batches, _)? = queue.next() else { return nil }
        return batches.map(\.token)
    }

    private mutating func isFinished() -> Bool {
        guard case .finish? = queue.next() else { return false }
        return true
    }
}
