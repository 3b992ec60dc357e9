// SPDX-License-Identifier: Apache-2.0

import Chronology
import Model
import Register

/// What states answer to the wish of one mover to cross them, as the model states it.
struct TransitRights {
    /// Those that may count, by the state that decides.
    private(set) var byGrantor: [EntityID: [TransitStatement]] = [:]
    /// The exercise that the mover moves for, with its hosts and participants; nil where none is given.
    let occasion: TransitOccasion?
    /// Whether its hosts or participants are taken from claims that are dated after the day.
    let isOccasionAhead: Bool
    /// What was read; whoever uses a right notes these by its claims.
    private(set) var sources: [Statement] = []

    private static let modes = FieldKey(.transit, "modes")

    /// The rights of a mover.
    ///
    /// Without an occasion these are all that are in force on the day. With one, the standing rules of the day, and what
    /// each state last decided for that occasion by the day: it counts also when it is no longer in force.
    init(of mover: EntityID, on exercise: EntityID?, in situation: Situation) {
        let inquiry = Inquiry.towards(mover, .transit)
        let inForce = situation.statements(inquiry).filter(\.holds)
        guard let exercise else {
            occasion = nil
            isOccasionAhead = false
            for statement in inForce { add(statement, isCertain: statement.isSettled && statement.isCertain) }
            return
        }
        let reading = OccasionReading(of: exercise, in: situation)
        occasion = reading.occasion
        isOccasionAhead = reading.isAhead
        sources = reading.sources
        for statement in inForce where statement.entity(Situation.transitOccasion) == nil {
            add(statement, isCertain: statement.isSettled && statement.isCertain)
        }
        addDecisions(on: exercise, situation.history(inquiry), by: situation.on)
        noteLater(situation.sequel(inquiry), on: exercise, in: situation)
    }

    private mutating func add(_ statement: Statement, isCertain: Bool) {
        let decisions = statement.words(Situation.transitDecision).compactMap { TransitDecision(rawValue: $0) }
        guard statement.word(Situation.transitDecision) != nil, let decision = decisions.first else { return }
        let modes = statement.names(Self.modes).compactMap { TransportMode(rawValue: $0) }
        sources.append(statement)
        byGrantor[statement.subject, default: []].append(
            TransitStatement(
                decision, orElse: Array(decisions.dropFirst()), occasion: statement.entity(Situation.transitOccasion),
                modes: modes.isEmpty ? nil : Set(modes), isCertain: isCertain, claims: statement.claims))
    }

    /// What each state last decided; certain where its last run has certainly begun by the day, be it that no day of it
    /// certainly lies in it.
    private mutating func addDecisions(on exercise: EntityID, _ stints: [Stint], by day: Day) {
        let own = stints.filter { $0.statement.holds && $0.statement.entity(Situation.transitOccasion) == exercise }
        for grantor in Set(own.map(\.statement.subject)).sorted() {
            let all = own.filter { $0.statement.subject == grantor }
            guard let last = all.last else { continue }
            let hasBegun = last.statement.isCertain || last.statement.since.last <= day
            add(last.statement, isCertain: last.statement.isSettled && hasBegun)
        }
    }

    /// Names decisions that are dated after the day: they do not count.
    private func noteLater(_ stints: [Stint], on exercise: EntityID, in situation: Situation) {
        for stint in stints where stint.statement.entity(Situation.transitOccasion) == exercise {
            let grantor = stint.statement.subject
            if byGrantor[grantor]?.contains(where: { $0.occasion == exercise }) != true {
                situation.miss("decision of \(grantor) on \(exercise): dated after \(situation.on)")
            }
        }
    }

    /// Notes what stands behind some claims.
    func use(_ claims: Set<ClaimID>, in situation: Situation) {
        for statement in sources where !claims.isDisjoint(with: statement.claims) { situation.use(statement) }
    }
}

extension Statement {
    /// Whether nobody contradicts the decision, and it has no other one on another reading of the dates.
    fileprivate var isSettled: Bool {
        words(Situation.transitDecision).count == 1
            && !others.contains { $0.said == .nothing && $0.reason == .contested }
    }
}
