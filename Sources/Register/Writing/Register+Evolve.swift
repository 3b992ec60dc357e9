// SPDX-License-Identifier: Apache-2.0

public import Chronology
import Model

/// What takes one fact back again; undos are applied in the reverse order of their facts.
struct Undo {
    /// What is taken back.
    enum Step {
        case entityVersion(EntityID)
        case assertion(SlotIndex)
        case retraction(ClaimID)
        case ranking(ClaimID)
        case sourceRetraction(EntityIndex)
        case definition(Definition.Sort, Definition.Name)
        case note
    }

    let step: Step
    let head: SequenceNumber
    let recordTimes: (count: Int, last: Register.RecordTime?)
}

extension Register {
    /// Applies a fact that was decided on, or read back from the journal, and returns what would take it back.
    ///
    /// Timelines of the slots that it touches are dropped; `settle` computes them again. Cost: constant, but for a
    /// source, where it is linear in the claims that cite it.
    mutating func evolve(_ stamped: StampedFact) -> Undo {
        let undo = Undo(
            step: apply(stamped), head: head, recordTimes: (recordTimes.count, recordTimes.last))
        advance(to: stamped.stamp.sequence, at: stamped.stamp.at)
        return undo
    }

    /// Applies a fact read back from the journal. Follow a run of them with `settle`.
    public mutating func replay(_ stamped: StampedFact) { _ = evolve(stamped) }

    /// Notes a record that changes nothing in the model, such as a change that followed from a fact.
    public mutating func advance(to sequence: SequenceNumber, at: Instant) {
        head = sequence
        if let last = recordTimes.last, last.at == at { recordTimes.removeLast() }
        recordTimes.append(RecordTime(at: at, last: sequence))
    }

    /// Takes in records that follow from the model and change nothing in it, such as a finding's new answer, so that they
    /// can be written as a transaction and taken back with it. They get the numbers after the head.
    public mutating func note(_ count: Int, at: Instant, by: String) -> Transaction {
        var transaction = Transaction(at: at, by: by)
        transaction.undos.append(
            Undo(step: .note, head: head, recordTimes: (recordTimes.count, recordTimes.last)))
        for _ in 0..<count { advance(to: head.next, at: at) }
        return transaction
    }

    /// The last record taken in at or before a time.
    public func sequence(at time: Instant) -> SequenceNumber {
        var (low, high) = (0, recordTimes.count)
        while low < high {
            let middle = (low + high) / 2
            if recordTimes[middle].at <= time { low = middle + 1 } else { high = middle }
        }
        return low == 0 ? .zero : recordTimes[low - 1].last
    }

    private mutating func apply(_ stamped: StampedFact) -> Undo.Step {
        let stamp = stamped.stamp
        switch stamped.fact {
        case .entityRegistered(let entity):
            entities.add(entity, stamp)
            if entity.kind == .source { dropTimelines(ofClaimsCiting: entity.id) }
            return .entityVersion(entity.id)
        case .claimAsserted(let id, let assertion):
            return append(Claim(id: id, assertion: assertion, recorded: stamp))
        case .claimRetracted(let id, _):
            dropTimeline(of: id)
            claims.setRetracted(id, at: stamp.sequence)
            return .retraction(id)
        case .claimRanked(let id, let rank, _):
            dropTimeline(of: id)
            claims.addRanking(id, .init(sequence: stamp.sequence, rank: rank))
            return .ranking(id)
        case .sourceRetracted(let id, _):
            let index = index(ofRegistered: id)
            sourceRetractions[index, default: []].append(stamp.sequence)
            dropTimelines(ofClaimsCiting: id)
            return .sourceRetraction(index)
        case .defined(let definition):
            definitions.set(definition.sort, definition.name, definition.content, at: stamp.sequence)
            return .definition(definition.sort, definition.name)
        case .undefined(let sort, let name, _):
            definitions.set(sort, name, nil, at: stamp.sequence)
            return .definition(sort, name)
        }
    }

    /// Takes the last fact back, so that the register is what it was before it.
    mutating func revert(_ undo: Undo) {
        switch undo.step {
        case .entityVersion(let id):
            if let index = entities.index(of: id), entities[index].kind == .source { dropTimelines(ofClaimsCiting: id) }
            entities.removeNewestVersion(of: id)
        case .assertion(let slot):
            removeLastClaim(from: slot)
        case .retraction(let id):
            claims.setRetracted(id, at: nil)
            dropTimeline(of: id)
        case .ranking(let id):
            claims.removeLastRanking(id)
            dropTimeline(of: id)
        case .sourceRetraction(let index):
            sourceRetractions[index]?.removeLast()
            dropTimelines(ofClaimsCiting: entities[index].id)
        case .definition(let sort, let name): definitions.removeNewestVersion(sort, name)
        case .note: break
        }
        head = undo.head
        recordTimes.removeLast(recordTimes.count - min(recordTimes.count, undo.recordTimes.count))
        if let last = undo.recordTimes.last { recordTimes[recordTimes.count - 1] = last }
    }

    private mutating func append(_ claim: Claim) -> Undo.Step {
        let slot = slots.slot(SlotKey(claim.assertion, id: claim.id))
        let stored = StoredClaim(
            claim: claim, subject: index(ofRegistered: claim.assertion.subject),
            object: claim.assertion.object.map { index(ofRegistered: $0) }, slot: slot)
        claims.append(stored, sources: sources(of: claim.assertion), named: named(in: claim.assertion))
        slots.add(Int32(claim.id.number), to: slot)
        return .assertion(slot)
    }

    private mutating func removeLastClaim(from slot: SlotIndex) {
        guard let last = claims.claims.last else { return }
        let assertion = last.claim.assertion
        claims.removeLast(sources: sources(of: assertion), named: named(in: assertion))
        slots.removeLastClaim(from: slot)
    }

    /// The sources that an assertion rests on, directly or at second hand, each once.
    private func sources(of assertion: Assertion) -> [EntityIndex] {
        indices(ofRegistered: assertion.citations.flatMap(\.sources))
    }

    /// The entities that an assertion names in its fields, each once.
    private func named(in assertion: Assertion) -> [EntityIndex] { indices(ofRegistered: assertion.value.entities) }

    private func indices(ofRegistered ids: [EntityID]) -> [EntityIndex] {
        ids.reduce(into: []) { found, id in
            let index = index(ofRegistered: id)
            if !found.contains(index) { found.append(index) }
        }
    }

    /// The index of an entity that a fact names; a fact that names an unknown one was never decided by this register.
    private func index(ofRegistered id: EntityID) -> EntityIndex {
        guard let index = entities.index(of: id) else { preconditionFailure("a fact names the unknown entity \(id)") }
        return index
    }

    private mutating func dropTimeline(of id: ClaimID) {
        guard let stored = claims[id] else { preconditionFailure("a fact names the unknown claim \(id)") }
        slots.setTimeline(nil, of: stored.slot)
    }

    private mutating func dropTimelines(ofClaimsCiting source: EntityID) {
        for slot in slotsCiting(source) { slots.setTimeline(nil, of: slot) }
    }

    /// The slots with a claim that rests on a source.
    func slotsCiting(_ source: EntityID) -> Set<SlotIndex> {
        guard let index = entities.index(of: source) else { return [] }
        return Set((claims.citing[index] ?? []).map { claims.claims[Int($0) - 1].slot })
    }
}
