// SPDX-License-Identifier: Apache-2.0

import Model
import Register

/// What brings states together: exercises that they took part in, or organisations that they are members of.
///
/// Something that brings m states together ties each pair of them by 1/(m - 1), as Newman (2001) weighs joint papers, so
/// that a state has a tie of 1 in all from each, however large it is.
struct Encounters {
    /// What brings them together.
    enum Setting: String, CaseIterable {
        /// Exercises that were held, with those that hosted or took part.
        case exercises
        /// Organisations, with their members.
        case memberships
    }

    private static let role = FieldKey(.participation, "role")
    private static let phase = FieldKey(.exercise, "phase")

    /// The states of each, two at least, with what brought them together; sorted by its id.
    let meetings: [(id: EntityID, states: [EntityID])]

    /// Gathers what has brought states together by the day.
    ///
    /// - Parameter window: the stretch in which exercises count.
    init(_ setting: Setting, within window: Window = .all, in situation: Situation) {
        let attended = setting == .exercises ? Self.exercises(within: window, situation) : Self.memberships(situation)
        meetings = attended.filter { $0.value.count > 1 }.sorted { $0.key < $1.key }.map { ($0.key, $0.value.sorted()) }
    }

    /// The weight of each pair of some states, or of all; keys in order of id.
    func ties(among states: Set<EntityID>?) -> [Pair: Double] {
        var ties: [Pair: Double] = [:]
        for meeting in meetings {
            let weight = 1 / Double(meeting.states.count - 1)
            let present = meeting.states.filter { states?.contains($0) ?? true }
            for (place, one) in present.enumerated() {
                for other in present[(place + 1)...] { ties[Pair(one: one, other: other), default: 0] += weight }
            }
        }
        return ties
    }

    /// Two states, in order of id.
    struct Pair: Hashable {
        let one: EntityID
        let other: EntityID
    }

    private static func exercises(within window: Window, _ situation: Situation) -> [EntityID: Set<EntityID>] {
        let taking = situation.happened(situation.statements(.all(.participation))).filter {
            ["host", "participant"].contains($0.word(role))
        }
        var held: [EntityID: Bool] = [:]
        var attended: [EntityID: Set<EntityID>] = [:]
        for statement in taking {
            guard let exercise = statement.target else { continue }
            let wasHeld = held[exercise] ?? wasHeld(exercise, within: window, in: situation)
            held[exercise] = wasHeld
            guard wasHeld else { continue }
            situation.use(statement)
            attended[exercise, default: []].insert(statement.subject)
        }
        return attended
    }

    /// Whether an exercise is stated as a fact within a window, and not as one that was called off.
    private static func wasHeld(_ exercise: EntityID, within window: Window, in situation: Situation) -> Bool {
        let facts = situation.happened(situation.statements(.exercise, about: exercise)).filter {
            $0.word(phase) != ClaimKind.plannedPhase
        }
        if facts.isEmpty { situation.miss("whether \(exercise) was held") }
        guard let fact = facts.first(where: { $0.word(phase) != "cancelled" }),
            window.contains(fact.since, before: situation.on)
        else { return false }
        situation.use(fact)
        return true
    }

    private static func memberships(_ situation: Situation) -> [EntityID: Set<EntityID>] {
        situation.statements(.all(.membership)).reduce(into: [:]) { members, statement in
            guard statement.holds, statement.word(Situation.status) == "member", let target = statement.target else {
                return
            }
            situation.use(statement)
            members[target, default: []].insert(statement.subject)
        }
    }
}
