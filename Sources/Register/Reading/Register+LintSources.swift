// SPDX-License-Identifier: Apache-2.0

import Chronology
import Model

extension Register {
    /// Stints of one source that overlap without one lying within the other: at most one of them can be right about when
    /// it begins or ends. A stint within another covers it, and one with an open end is followed, both by intent.
    func lintOverlappingStints(_ key: SlotKey) -> [LintFinding] {
        guard !key.kind.kind.isEvent else { return [] }
        let stints = participants(key).filter { $0.hasExplicitEnd }
        return pairsOfOneSource(stints).compactMap { one, other, source in
            let (earlier, later) = one.start.first <= other.start.first ? (one, other) : (other, one)
            guard earlier.start.last < later.start.first, later.start.last <= earlier.end.first,
                earlier.end.last < later.end.first, statesSame(earlier.assertion, later.assertion)
            else { return nil }
            return LintFinding(
                rule: "overlapping-stints", claims: [one.id, other.id], entities: [source, key.subject],
                message: "\(earlier.id) (\(earlier.assertion.valid)) and \(later.id) (\(later.assertion.valid)) of "
                    + "“\(source)” overlap.",
                hint: "Retract the wrong one and assert it anew with its right dates.")
        }
    }

    /// Unordered pairs of which one source says one thing from this end and another from that.
    func lintAsymmetricPairs(_ key: SlotKey) -> [LintFinding] {
        guard key.kind.kind.isPair else { return [] }
        return pairsOfOneSource(participants(key)).compactMap { one, other, source in
            let areTogether = max(one.start.first, other.start.first) <= min(one.end.last, other.end.last)
            guard one.assertion.subject != other.assertion.subject, areTogether,
                contradicts(one.assertion, other.assertion)
            else { return nil }
            return LintFinding(
                rule: "asymmetric-pair", claims: [one.id, other.id],
                entities: [key.subject, key.object, source].compactMap { $0 },
                message: "“\(source)” states \(one.id) from one end of the pair and \(other.id) from the other, "
                    + "with other values.",
                hint: "A \(key.kind.kind.name) has no direction: keep one of them.")
        }
    }

    /// A source that nobody has graded, where claims rest on such alone.
    func lintUngradedSource(_ index: EntityIndex) -> [LintFinding] {
        guard entities[index].kind == .source, entities[index].reliability == .f else { return [] }
        let id = entities[index].id
        let alone = (claims.citing[index] ?? []).map { claims.claims[Int($0) - 1] }.filter { stored in
            let sources = liveCitations(of: stored.claim, at: nil).map { entities[$0.source] }
            return stored.retracted == nil && stored.rank(at: nil) != .deprecated
                && sources.contains { $0.id == id } && sources.allSatisfy { $0.reliability == .f }
        }
        guard !alone.isEmpty else { return [] }
        return [
            LintFinding(
                rule: "ungraded-source", claims: alone.map(\.claim.id), entities: [id],
                message: "“\(id)” is graded F, and nobody else states \(alone.count) of its claims.",
                hint: "Grade the source A to E, or cite another.")
        ]
    }

    /// Every two claims of a slot that one source states and that may hold on the same day, with that source, each two
    /// once, in the order of their numbers.
    ///
    /// Cost: n log n, and the pairs that share a day; a series by year has a claim for each year, and no such pairs.
    private func pairsOfOneSource(_ witnesses: [Witness]) -> [(Witness, Witness, EntityID)] {
        let byStart = witnesses.indices.sorted {
            (witnesses[$0].start.first, $0) < (witnesses[$1].start.first, $1)
        }
        var pairs: [(first: Int, second: Int, source: EntityID)] = []
        for (rank, one) in byStart.enumerated() {
            let end = witnesses[one].end.last
            for other in byStart[(rank + 1)...].prefix(while: { witnesses[$0].start.first <= end }) {
                let (first, second) = (min(one, other), max(one, other))
                let voices = witnesses[second].voices
                guard case .source(let index) = witnesses[first].voices.first(where: voices.contains) else { continue }
                pairs.append((first, second, entities[index].id))
            }
        }
        pairs.sort { ($0.first, $0.second) < ($1.first, $1.second) }
        return pairs.map { (witnesses[$0.first], witnesses[$0.second], $0.source) }
    }

    /// Whether two claims speak of the same thing: of a field in common, or both of none.
    private func statesSame(_ a: Assertion, _ b: Assertion) -> Bool {
        let (mine, theirs) = (statedFields(a), statedFields(b))
        return mine.isEmpty && theirs.isEmpty || !mine.isDisjoint(with: theirs)
    }

    private func contradicts(_ a: Assertion, _ b: Assertion) -> Bool {
        statedFields(a).contains { position in
            guard let mine = a.value[position], let theirs = b.value[position] else { return false }
            return !mine.agrees(with: theirs)
        }
    }

    /// Positions of the fields that answer the question, not those that ask it.
    private func statedFields(_ assertion: Assertion) -> Set<Int> {
        Set(assertion.value.elements.map { Int($0.position) }).subtracting(assertion.kind.kind.slotPositions)
    }
}
