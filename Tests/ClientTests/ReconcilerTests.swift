// SPDX-License-Identifier: Apache-2.0

import Chronology
import Testing

@testable import Client

/// Conversations with the state machine; times are milliseconds.
@Suite struct ReconcilerTests {
    private func following(_ cursor: Int64, epoch: Int64 = 1) -> Reconciler {
        var reconciler = Reconciler(
            after: SequenceNumber(cursor), epoch: epoch, timing: StreamTiming(), at: .zero)
        expectEqual(reconciler.step(at: .zero), .ask(.replay(after: SequenceNumber(cursor), epoch: epoch)))
        let page = Reconciler.Page(next: SequenceNumber(cursor), head: SequenceNumber(cursor), epoch: epoch)
        expectEqual(reconciler.told(page, at: .zero).change, nil)
        expectEqual(reconciler.step(at: .zero), .listen(until: .seconds(3)))
        return reconciler
    }

    private func page(_ next: Int64, head: Int64, epoch: Int64 = 1) -> Reconciler.Page {
        Reconciler.Page(next: SequenceNumber(next), head: SequenceNumber(head), epoch: epoch)
    }

    @Test func `a subscriber without a cursor asks for the head and starts there`() {
        var reconciler = Reconciler(after: nil, epoch: nil, timing: StreamTiming(), at: .zero)
        expectEqual(reconciler.step(at: .zero), .ask(.head))
        reconciler.told(head: SequenceNumber(7), epoch: 2, at: .zero)
        #expect(reconciler.cursor == SequenceNumber(7))
        #expect(reconciler.epoch == 2)
        expectEqual(reconciler.hear(SequenceNumber(8), epoch: 2, at: .zero), true)
    }

    @Test func `the next live event moves the cursor, one already seen does not`() {
        var reconciler = following(5)
        expectEqual(reconciler.hear(SequenceNumber(6), epoch: 1, at: .zero), true)
        expectEqual(reconciler.hear(SequenceNumber(6), epoch: 1, at: .zero), false)
        expectEqual(reconciler.hear(SequenceNumber(2), epoch: 1, at: .zero), false)
        #expect(reconciler.cursor == SequenceNumber(6))
        expectEqual(reconciler.step(at: .zero), .listen(until: .seconds(3)))
    }

    @Test func `an event further ahead is a doorbell, and one replay answers several`() {
        var reconciler = following(5)
        expectEqual(reconciler.hear(SequenceNumber(9), epoch: 1, at: .zero), false)
        expectEqual(reconciler.step(at: .zero), .ask(.replay(after: SequenceNumber(5), epoch: 1)))
        expectEqual(reconciler.hear(SequenceNumber(11), epoch: 1, at: .zero), false)
        expectEqual(reconciler.step(at: .zero), .listen(until: .seconds(3)))
        let verdict = reconciler.told(page(11, head: 11), at: .zero)
        #expect(verdict == .init(deliverAfter: SequenceNumber(5)))
        #expect(reconciler.cursor == SequenceNumber(11))
        expectEqual(reconciler.step(at: .zero), .listen(until: .seconds(3)))
    }

    @Test func `what rings during a replay that did not reach so far is asked for next`() {
        var reconciler = following(5)
        reconciler.hear(head: SequenceNumber(6), epoch: 1, at: .zero)
        _ = reconciler.step(at: .zero)
        reconciler.hear(head: SequenceNumber(8), epoch: 1, at: .zero)
        _ = reconciler.told(page(6, head: 6), at: .zero)
        expectEqual(reconciler.step(at: .zero), .ask(.replay(after: SequenceNumber(6), epoch: 1)))
    }

    @Test func `what rang before the question counts no more after the answer`() {
        var reconciler = following(5)
        reconciler.hear(head: SequenceNumber(90), epoch: 1, at: .zero)
        _ = reconciler.step(at: .zero)
        _ = reconciler.told(page(6, head: 6), at: .zero)
        expectEqual(reconciler.step(at: .zero), .listen(until: .seconds(3)))
    }

    @Test func `the heartbeat rings when the head is ahead`() {
        var reconciler = following(5)
        reconciler.hear(head: SequenceNumber(5), epoch: 1, at: .zero)
        expectEqual(reconciler.step(at: .zero), .listen(until: .seconds(3)))
        reconciler.hear(head: SequenceNumber(6), epoch: 1, at: .zero)
        expectEqual(reconciler.step(at: .zero), .ask(.replay(after: SequenceNumber(5), epoch: 1)))
    }

    @Test func `a live event during a replay is not delivered twice`() {
        var reconciler = following(5)
        reconciler.hear(head: SequenceNumber(8), epoch: 1, at: .zero)
        _ = reconciler.step(at: .zero)
        expectEqual(reconciler.hear(SequenceNumber(6), epoch: 1, at: .zero), true)
        expectEqual(reconciler.told(page(8, head: 8), at: .zero).deliverAfter, SequenceNumber(6))
    }

    @Test func `a page that does not reach the head is followed by the next`() {
        var reconciler = following(0)
        reconciler.hear(head: SequenceNumber(2_500), epoch: 1, at: .zero)
        for (next, following) in [(1_000, 1_000), (2_000, 2_000)] as [(Int64, Int64)] {
            _ = reconciler.step(at: .zero)
            _ = reconciler.told(page(next, head: 2_500), at: .zero)
            #expect(reconciler.cursor == SequenceNumber(following))
        }
        expectEqual(reconciler.step(at: .zero), .ask(.replay(after: SequenceNumber(2_000), epoch: 1)))
    }

    @Test func `failures are followed by growing delays, and success ends them`() {
        var reconciler = following(5)
        reconciler.hear(head: SequenceNumber(6), epoch: 1, at: .zero)
        var now = Duration.zero
        for delay in [100, 200, 400] {
            _ = reconciler.step(at: now)
            reconciler.failed(at: now)
            expectEqual(reconciler.step(at: now), .listen(until: now + .milliseconds(delay)))
            now += .milliseconds(delay)
        }
        expectEqual(reconciler.step(at: now), .ask(.replay(after: SequenceNumber(5), epoch: 1)))
        _ = reconciler.told(page(6, head: 6), at: now)
        reconciler.hear(head: SequenceNumber(7), epoch: 1, at: now)
        expectEqual(reconciler.step(at: now), .ask(.replay(after: SequenceNumber(6), epoch: 1)))
    }

    @Test func `a question without an answer is given up, with new sockets`() {
        var reconciler = following(5)
        reconciler.hear(head: SequenceNumber(6), epoch: 1, at: .seconds(1))
        _ = reconciler.step(at: .seconds(1))
        expectEqual(reconciler.step(at: .seconds(4)), .reconnect)
        expectEqual(reconciler.told(page(6, head: 6), at: .seconds(4)), .init())
        #expect(reconciler.cursor == SequenceNumber(5))
    }

    @Test func `silence is broken by new sockets and a replay, again and again`() {
        var reconciler = following(5)
        for second in [3, 6, 9] as [Int] {
            let now = Duration.seconds(second)
            #expect(reconciler.isSilent(at: now))
            expectEqual(reconciler.step(at: now), .reconnect)
            expectEqual(reconciler.step(at: now), .ask(.replay(after: SequenceNumber(5), epoch: 1)))
            _ = reconciler.told(page(5, head: 5), at: now)
        }
    }

    @Test func `a daemon that is busy is asked again when it says`() {
        var reconciler = following(5)
        reconciler.hear(head: SequenceNumber(6), epoch: 1, at: .zero)
        _ = reconciler.step(at: .zero)
        reconciler.failed(at: .zero, retryAfter: .milliseconds(750))
        expectEqual(reconciler.step(at: .zero), .listen(until: .milliseconds(750)))
    }

    @Test func `a live event of another epoch is never delivered before the daemon was asked`() {
        var reconciler = following(5)
        expectEqual(reconciler.hear(SequenceNumber(6), epoch: 2, at: .zero), false)
        expectEqual(reconciler.step(at: .zero), .ask(.replay(after: SequenceNumber(5), epoch: 1)))
    }

    @Test func `a cursor at or below the fork goes on in the new epoch`() {
        var reconciler = following(5)
        reconciler.hear(head: SequenceNumber(7), epoch: 2, at: .zero)
        _ = reconciler.step(at: .zero)
        let verdict = reconciler.told(page(7, head: 7, epoch: 2), at: .zero)
        #expect(verdict.deliverAfter == SequenceNumber(5))
        #expect(
            verdict.change
                == EpochChange(previous: 1, current: 2, cursor: SequenceNumber(5), startsOver: false))
    }

    @Test func `a cursor beyond the fork starts over from the head`() {
        var reconciler = following(9)
        reconciler.hear(head: SequenceNumber(7), epoch: 2, at: .zero)
        _ = reconciler.step(at: .zero)
        let verdict = reconciler.forked(epoch: 2, head: SequenceNumber(7), at: .zero)
        #expect(verdict.deliverAfter == nil)
        #expect(
            verdict.change
                == EpochChange(previous: 1, current: 2, cursor: SequenceNumber(7), startsOver: true))
        expectEqual(reconciler.hear(SequenceNumber(8), epoch: 2, at: .zero), true)
    }

    @Test func `live events of an epoch that ended during the replay are judged by the daemon`() {
        var reconciler = following(5)
        reconciler.hear(head: SequenceNumber(7), epoch: 1, at: .zero)
        _ = reconciler.step(at: .zero)
        expectEqual(reconciler.hear(SequenceNumber(6), epoch: 1, at: .zero), true)
        expectEqual(reconciler.told(page(8, head: 8, epoch: 2), at: .zero), .init())
        expectEqual(reconciler.step(at: .zero), .ask(.replay(after: SequenceNumber(6), epoch: 1)))
    }

    @Test func `a register whose head fell behind the cursor without a new epoch counts as another`() {
        var reconciler = following(9)
        reconciler.hear(head: SequenceNumber(12), epoch: 1, at: .zero)
        _ = reconciler.step(at: .zero)
        expectEqual(reconciler.told(page(3, head: 3), at: .zero).change?.startsOver, true)
        #expect(reconciler.cursor == SequenceNumber(3))
    }

    @Test func `a replay that makes no headway is not asked for in a circle`() {
        var reconciler = following(5)
        reconciler.hear(head: SequenceNumber(7), epoch: 1, at: .zero)
        _ = reconciler.step(at: .zero)
        expectEqual(reconciler.told(page(5, head: 7), at: .zero), .init())
        expectEqual(reconciler.step(at: .zero), .listen(until: .milliseconds(100)))
    }
}

/// `#expect` cannot look into calls that change a value.
private func expectEqual<Value: Equatable>(
    _ value: Value, _ expected: Value, sourceLocation: SourceLocation = #_sourceLocation
) {
    #expect(value == expected, sourceLocation: sourceLocation)
}
