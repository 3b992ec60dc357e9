// SPDX-License-Identifier: Apache-2.0

import Model
import Register

/// An exercise as the model states it: who is its host, and who takes part.
///
/// These are read of the exercise, not of the day: who asks for passage weeks before knows where he is going. What is
/// dated after the day is told, as it could change until then.
struct OccasionReading {
    /// The exercise with its hosts and participants.
    let occasion: TransitOccasion
    /// What was read.
    let sources: [Statement]
    /// Whether some of it is dated after the day: a note on the result, not a gap in it.
    let isAhead: Bool

    private static let hosts = FieldKey(.exercise, "hosts")

    init(of exercise: EntityID, in situation: Situation) {
        let held = Self.read(.about(exercise, .exercise), in: situation)
        let parts = Self.read(.towards(exercise, .participation), in: situation)
        let attending = parts.statements.filter { part in
            let roles = part.words(Situation.role)
            return !roles.isEmpty && roles.allSatisfy(Attendance.attending.contains)
        }
        let isCancelled = held.statements.contains { $0.word(Situation.exercisePhase) == "cancelled" }
        var hosts = isCancelled ? [:] : Self.hosts(of: held.statements)
        for part in attending where part.word(Situation.role) == "host" && !isCancelled {
            hosts[part.subject, default: []] += part.claims
        }
        occasion = TransitOccasion(
            exercise, hosts: hosts,
            participants: attending.reduce(into: [:]) { $0[$1.subject, default: []] += $1.claims })
        sources = held.statements + attending
        isAhead = held.isAhead || parts.isAhead
        Self.noteGaps(of: occasion, isCancelled: isCancelled, in: situation)
    }

    private static func noteGaps(of occasion: TransitOccasion, isCancelled: Bool, in situation: Situation) {
        if isCancelled {
            situation.miss("\(occasion.id): it was cancelled, so that nobody is its host")
        } else if occasion.hosts.isEmpty {
            situation.miss("hosts of \(occasion.id)")
        }
        if occasion.participants.isEmpty { situation.miss("participants of \(occasion.id)") }
    }

    /// The last statement in each slot by the day; where there is none, the first after it.
    private static func read(_ inquiry: Inquiry, in situation: Situation) -> (statements: [Statement], isAhead: Bool) {
        let past = situation.history(inquiry).map(\.statement).filter(\.holds)
        var bySlot = past.reduce(into: [SlotKey: Statement]()) { $0[$1.slot] = $1 }
        var isAhead = false
        for later in situation.sequel(inquiry).map(\.statement) where later.holds && bySlot[later.slot] == nil {
            bySlot[later.slot] = later
            isAhead = true
        }
        return (bySlot.values.sorted { $0.claims.lexicographicallyPrecedes($1.claims) }, isAhead)
    }

    /// The hosts of what was held; where nobody states them, of what is planned.
    private static func hosts(of statements: [Statement]) -> [EntityID: [ClaimID]] {
        let facts = statements.filter { !$0.slot.isPlan && !$0.entities(hosts).isEmpty }
        return (facts.isEmpty ? statements : facts).reduce(into: [:]) { found, statement in
            for host in statement.entities(hosts) { found[host, default: []] += statement.claims }
        }
    }
}
