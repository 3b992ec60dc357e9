// SPDX-License-Identifier: Apache-2.0

public import Chronology
public import Model

/// What a command did: the facts, the changes that followed from them, and how to take it all back.
public struct Transaction {
    /// The time of recording, which all its records bear.
    let at: Instant
    /// Who writes.
    let by: String
    /// What happened, in order.
    public var facts: [StampedFact] = []
    /// What it changed, in order of the slots that were touched first; recorded after the facts.
    public var changes: [StampedChange] = []
    /// The ids given to claims, in the order of the command.
    public var claimIDs: [ClaimID] = []
    var undos: [Undo] = []
    /// Timelines as they were, by the slots touched, in the order in which they were.
    var before: [(slot: SlotKey, timeline: Timeline)] = []
    var touched: Set<SlotKey> = []

    init(at: Instant, by: String) {
        self.at = at
        self.by = by
    }

    /// The records of the transaction: its facts and its changes.
    public var count: Int { facts.count + changes.count }

    /// The stamp of its next record, which gets a sequence.
    func stamp(_ sequence: SequenceNumber) -> Stamp { Stamp(sequence: sequence, at: at, by: by) }
}

extension Register {
    /// Decides a command and carries it out: facts first, then what they change, numbered on from the head.
    ///
    /// All or nothing: a command that is refused, at whichever item, leaves the register as it was.
    ///
    /// - Parameters:
    ///   - at: the time of recording; its day is "today" for `Change.altersToday`.
    ///   - by: who writes.
    public mutating func transact(
        _ command: Command, at: Instant, by: String
    ) throws(Rejection) -> Transaction {
        var transaction = Transaction(at: at, by: by)
        do {
            try decide(command, in: &transaction)
        } catch {
            revert(transaction)
            throw error
        }
        addChanges(to: &transaction)
        return transaction
    }

    /// Takes a whole transaction back. Transactions are reverted in the reverse order of their making.
    public mutating func revert(_ transaction: Transaction) {
        for undo in transaction.undos.reversed() { revert(undo) }
        for (key, timeline) in transaction.before {
            if let index = slots.index(of: key) { slots.setTimeline(timeline, of: index) }
        }
    }

    /// Evolves one decided fact within a transaction, remembering what it touches.
    mutating func carryOut(_ fact: Fact, in transaction: inout Transaction) {
        for key in slotsTouched(by: fact) where transaction.touched.insert(key).inserted {
            transaction.before.append((key, timeline(ofNewest: key)))
        }
        let stamped = StampedFact(fact: fact, stamp: transaction.stamp(head.next))
        transaction.facts.append(stamped)
        transaction.undos.append(evolve(stamped))
    }

    private func slotsTouched(by fact: Fact) -> [SlotKey] {
        switch fact {
        case .entityRegistered(let entity):
            // A new version of a source may grade it anew, or date it otherwise.
            entity.kind == .source ? slotsCiting(entity.id).sorted().map { slots[$0].key } : []
        case .claimAsserted(let id, let assertion): [SlotKey(assertion, id: id)]
        case .claimRetracted(let id, _), .claimRanked(let id, _, _): claims[id].map { [slots[$0.slot].key] } ?? []
        case .sourceRetracted(let id, _): slotsCiting(id).sorted().map { slots[$0].key }
        case .defined, .undefined: []
        }
    }

    private mutating func addChanges(to transaction: inout Transaction) {
        for (key, before) in transaction.before {
            let after = settle(key)
            for change in Change.between(before, after, slot: key, today: transaction.at.day) {
                let stamp = transaction.stamp(head.next)
                transaction.changes.append(StampedChange(change: change, stamp: stamp))
                advance(to: stamp.sequence, at: stamp.at)
            }
        }
    }

    /// Computes the timeline of a slot where it is out of date, and keeps it.
    private mutating func settle(_ key: SlotKey) -> Timeline {
        guard let index = slots.index(of: key) else { return .unknown }
        if let timeline = slots[index].timeline { return timeline }
        let timeline = computeTimeline(key, known: nil, recorded: nil, whatIf: [])
        slots.setTimeline(timeline, of: index)
        return timeline
    }

    /// Computes every timeline that is out of date: once, after facts were read back from the journal.
    public mutating func settle() {
        for index in slots.all where slots[index].timeline == nil { _ = settle(slots[index].key) }
    }
}
