// SPDX-License-Identifier: Apache-2.0

import Chronology
import TestSupport
import Testing

@testable import Client

/// A subscriber behind a network that loses, doubles and reorders whatever it carries.
private struct LossyWorld {
    /// Whether the record at each place (sequence - 1) is one that the subscriber asked for.
    var journal: [Bool] = []
    var reconciler: Reconciler
    var delivered: [Int64] = []
    private var now = Duration.zero
    private var live: [Int64] = []
    private var question: Reconciler.Question?
    private var random: SplitMix64

    init(seed: UInt64, after: Int64) {
        random = SplitMix64(seed: seed)
        reconciler = Reconciler(after: SequenceNumber(after), epoch: nil, timing: StreamTiming(), at: .zero)
        for _ in 0..<after { append() }
        live = []
    }

    private var head: SequenceNumber { SequenceNumber(Int64(journal.count)) }

    private mutating func chance(_ oneIn: Int) -> Bool { Int.random(in: 0..<oneIn, using: &random) == 0 }

    private mutating func append() {
        let isAskedFor = !chance(3)
        journal.append(isAskedFor)
        guard isAskedFor, !chance(4) else { return }
        let copies = chance(5) ? 2 : 1
        for _ in 0..<copies {
            live.insert(head.value, at: chance(4) ? Int.random(in: 0...live.count, using: &random) : live.count)
        }
    }

    /// One random thing happens.
    mutating func happen() {
        now += .milliseconds(Int.random(in: 0...40, using: &random))
        switch Int.random(in: 0..<6, using: &random) {
        case 0, 1: append()
        case 2: if !live.isEmpty { hear(live.removeFirst()) }
        case 3: if chance(10) { reconciler.hear(head: head, epoch: 1, at: now) }
        case 4: if chance(20) { live = [] }
        default: act(loss: 4)
        }
    }

    private mutating func hear(_ sequence: Int64) {
        if reconciler.hear(SequenceNumber(sequence), epoch: 1, at: now) { delivered.append(sequence) }
    }

    /// Carries out a step; a question under way is answered, or its answer lost, at a later one.
    mutating func act(loss: Int) {
        if let asked = question, !chance(3) {
            question = nil
            if loss == 0 || !chance(loss) { answer(asked) }
        }
        if case .ask(let asked) = reconciler.step(at: now) { question = asked }
    }

    private mutating func answer(_ asked: Reconciler.Question) {
        guard case .replay(let after, _) = asked else { return }
        let next = min(head.value, after.value + 5)
        let page = Reconciler.Page(next: SequenceNumber(next), head: head, epoch: 1)
        guard let from = reconciler.told(page, at: now).deliverAfter, from.value < next else { return }
        delivered += (from.value + 1...next).filter { journal[Int($0) - 1] }
    }

    /// Lets the network work until everything came.
    mutating func settle() {
        for _ in 0..<10_000 where reconciler.cursor != head {
            now += .milliseconds(100)
            act(loss: 0)
        }
    }

    func expected(after: Int64) -> [Int64] {
        (after..<Int64(journal.count)).map { $0 + 1 }.filter { journal[Int($0) - 1] }
    }
}

@Suite struct ReconcilerPropertyTests {
    @Test(arguments: 0..<200)
    func `over a lossy network each event asked for comes once, in order, without a gap`(seed: Int) {
        let after = Int64(seed % 7)
        var world = LossyWorld(seed: UInt64(seed), after: after)
        for _ in 0..<600 { world.happen() }
        world.settle()
        #expect(world.reconciler.cursor == SequenceNumber(Int64(world.journal.count)))
        #expect(world.delivered == world.expected(after: after))
    }
}
