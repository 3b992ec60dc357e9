// SPDX-License-Identifier: Apache-2.0

import Chronology
import Model

/// A claim with where it lies, and what was said of it since.
struct StoredClaim {
    let claim: Claim
    let subject: EntityIndex
    let object: EntityIndex?
    let slot: SlotIndex
    /// When it was taken back; nil while it stands.
    var retracted: SequenceNumber?
    /// Changes of its rank since, oldest first.
    var rankings: [Ranking] = []

    struct Ranking {
        let sequence: SequenceNumber
        let rank: Rank
    }

    /// Its rank at a record (nil: now).
    func rank(at recorded: SequenceNumber?) -> Rank {
        guard let recorded else { return rankings.last?.rank ?? claim.assertion.rank }
        return rankings.last { $0.sequence <= recorded }?.rank ?? claim.assertion.rank
    }

    /// Whether it had been taken in, and not been taken back, at a record (nil: now).
    func stands(at recorded: SequenceNumber?) -> Bool {
        guard let recorded else { return retracted == nil }
        return claim.recorded.sequence <= recorded && (retracted.map { $0 > recorded } ?? true)
    }
}

/// All claims ever asserted, by number, with the indexes that reads need.
struct ClaimTable {
    private(set) var claims: [StoredClaim] = []
    /// Numbers of the claims about an entity (as subject or object), by entity.
    private(set) var about: [EntityIndex: [Int32]] = [:]
    /// Numbers of the claims that cite a source (directly or as the one behind), by source.
    private(set) var citing: [EntityIndex: [Int32]] = [:]
    /// Numbers of the claims that name an entity in what they state, by entity.
    private(set) var naming: [EntityIndex: [Int32]] = [:]
    /// Numbers of the claims of a kind.
    private(set) var ofKind: [KindIndex: [Int32]] = [:]
    /// Claims that stand.
    private(set) var standing = 0

    var count: Int { claims.count }

    subscript(id: ClaimID) -> StoredClaim? {
        claims.indices.contains(id.number - 1) ? claims[id.number - 1] : nil
    }

    /// Adds the youngest claim.
    ///
    /// - Parameters:
    ///   - sources: those that it rests on, each once.
    ///   - named: those that it names in what it states, each once.
    mutating func append(_ stored: StoredClaim, sources: [EntityIndex], named: [EntityIndex]) {
        let number = Int32(stored.claim.id.number)
        precondition(Int(number) == claims.count + 1, "claims are numbered without gaps")
        claims.append(stored)
        about[stored.subject, default: []].append(number)
        if let object = stored.object, object != stored.subject { about[object, default: []].append(number) }
        for source in sources { citing[source, default: []].append(number) }
        for entity in named { naming[entity, default: []].append(number) }
        ofKind[stored.claim.assertion.kind, default: []].append(number)
        standing += 1
    }

    /// Takes the youngest claim out again, as if it had never been.
    mutating func removeLast(sources: [EntityIndex], named: [EntityIndex]) {
        let stored = claims.removeLast()
        about[stored.subject]?.removeLast()
        if let object = stored.object, object != stored.subject { about[object]?.removeLast() }
        for source in sources { citing[source]?.removeLast() }
        for entity in named { naming[entity]?.removeLast() }
        ofKind[stored.claim.assertion.kind]?.removeLast()
        standing -= 1
    }

    mutating func setRetracted(_ id: ClaimID, at sequence: SequenceNumber?) {
        claims[id.number - 1].retracted = sequence
        standing += sequence == nil ? 1 : -1
    }

    mutating func addRanking(_ id: ClaimID, _ ranking: StoredClaim.Ranking) {
        claims[id.number - 1].rankings.append(ranking)
    }

    mutating func removeLastRanking(_ id: ClaimID) { claims[id.number - 1].rankings.removeLast() }
}
