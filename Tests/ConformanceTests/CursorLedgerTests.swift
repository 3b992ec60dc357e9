// SPDX-License-Identifier: Apache-2.0

import Testing

@testable import Conformance

@Suite struct `The account of what a plugin was given` {
    private let account = Account()

    private final class Account {
        var ledger = CursorLedger()
        init() { ledger.topics = ["a."] }
        func allows(_ cursor: Int64) -> Bool { ledger.allows(cursor) }
    }

    @Test func `allows live events that follow each other`() {
        account.ledger.published(1, topic: "a.x")
        account.ledger.published(2, topic: "a.y")
        #expect(account.allows(2))
        #expect(!account.allows(3))
        #expect(account.ledger.frontier == 2)
    }

    @Test func `knows that a filter keeps events away`() {
        account.ledger.published(1, topic: "a.x")
        account.ledger.published(2, topic: "b.x")
        account.ledger.published(3, topic: "a.x")
        #expect(!account.allows(3))
        account.ledger.prefixes = ["b."]
        #expect(account.allows(3))
    }

    @Test func `takes events in any order`() {
        for sequence in [3, 1, 2] as [Int64] { account.ledger.published(sequence, topic: "a.x") }
        #expect(account.allows(3))
    }

    @Test func `allows what a replay has examined, whatever it found`() {
        account.ledger.replayed(after: 0, next: 7, topics: ["a."])
        #expect(account.allows(7))
        #expect(!account.allows(8))
    }

    @Test func `does not count a replay that leaves a gap or a topic out`() {
        account.ledger.replayed(after: 3, next: 7, topics: [])
        #expect(!account.allows(7))
        account.ledger.replayed(after: 0, next: 3, topics: ["a.x."])
        #expect(!account.allows(3))
        account.ledger.replayed(after: 0, next: 3, topics: ["b.", "a"])
        #expect(account.allows(7))
    }

    @Test func `lets a plugin begin at a head that it was told, once`() {
        account.ledger.told(head: 9)
        #expect(account.allows(0))
        #expect(!account.allows(8))
        #expect(account.allows(9))
        account.ledger.told(head: 12)
        #expect(!account.allows(12))
    }

    @Test func `counts what follows the head that it began at`() {
        account.ledger.told(head: 9)
        account.ledger.replayed(after: 9, next: 11, topics: ["a."])
        #expect(account.allows(11))
    }

    @Test func `takes a replay for the beginning`() {
        account.ledger.told(head: 9)
        account.ledger.replayed(after: 0, next: 2, topics: ["a."])
        #expect(!account.allows(9))
        #expect(account.allows(2))
    }

    @Test func `goes on from what was acknowledged to an earlier process`() {
        account.ledger.resume(at: 5)
        account.ledger.published(6, topic: "a.x")
        #expect(account.allows(6))
    }

    @Test func `forgets what lies beyond a fork`() {
        account.ledger.replayed(after: 0, next: 12, topics: ["a."])
        #expect(account.allows(12))
        account.ledger.fork(after: 8)
        #expect(!account.allows(12))
        #expect(account.allows(8))
        account.ledger.toldToStartOver(at: 14)
        #expect(!account.allows(12))
        #expect(account.allows(14))
    }

    @Test func `keeps what lies before a fork`() {
        account.ledger.replayed(after: 0, next: 6, topics: ["a."])
        account.ledger.fork(after: 6)
        account.ledger.replayed(after: 6, next: 9, topics: ["a."])
        #expect(account.allows(9))
    }
}
