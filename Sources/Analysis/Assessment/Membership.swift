// SPDX-License-Identifier: Apache-2.0

import Chronology
import Model
import Register

/// How states belong to organisations, now and in the past.
enum Membership {
    static let measures = [
        Measure(
            "membership.status", "the status of a state in an organisation, `none` where somebody says so",
            takes: [("state", [.state]), ("organisation", [.organisation])]
        ) { situation, entities, _ in
            guard let membership = situation.membership(of: entities[0], in: entities[1]) else {
                return .unknown("nobody says how \(entities[0]) belongs to \(entities[1])")
            }
            situation.use(membership)
            let words = membership.statuses
            return .word(words[0], orElse: Array(words.dropFirst()))
        },
        Measure(
            "membership.members", "how many members an organisation has", takes: [("organisation", [.organisation])]
        ) { situation, entities, _ in
            members(of: entities[0], in: situation).map { .number($0) }
                ?? .unknown("nobody is known to belong to \(entities[0])")
        },
    ]

    /// How many members an organisation has: at least those that certainly are, at most those that may be. Nil where
    /// nobody says of any state how it belongs.
    static func members(of organisation: EntityID, in situation: Situation) -> Bounds? {
        guard !situation.statements(.membership, towards: organisation).isEmpty else { return nil }
        return situation.roll(of: organisation).count
    }
}

extension Statement {
    /// Every status that a membership may have, the answer first; `none` where nothing holds.
    var statuses: [String] {
        let own = holds ? word(Situation.status) ?? ClaimKind.noneToken : ClaimKind.noneToken
        guard !others.isEmpty else { return [own] }
        let rest = others.filter(isOfPresence).compactMap { other -> String? in
            switch other.said {
            case .nothing: return ClaimKind.noneToken
            case .value(let value): return value.word ?? own
            }
        }
        return rest.reduce(into: [own]) { words, word in if !words.contains(word) { words.append(word) } }
    }
}

extension Situation {
    /// Whether a state was certainly a member of an organisation on the first and the last of some days.
    func wasMember(_ state: EntityID, of organisation: EntityID, during days: DayRange) -> Bool {
        let stints = history(.membership, about: state)
        let isCovered = { (day: Day) in
            stints.contains {
                $0.days.contains(day) && $0.statement.target == organisation && $0.statement.isCertain
                    && $0.statement.word(Self.status) == "member"
            }
        }
        return isCovered(days.first) && isCovered(days.last)
    }

    /// Whether two states were certainly members of one organisation during some days.
    func wereFellows(_ one: EntityID, _ other: EntityID, during days: DayRange) -> Bool {
        organisations(of: one).contains {
            wasMember(one, of: $0, during: days) && wasMember(other, of: $0, during: days)
        }
    }

    /// The organisations to which a state belonged in any way by the day, sorted by id.
    func organisations(of state: EntityID) -> [EntityID] {
        Set(history(.membership, about: state).lazy.filter(\.statement.holds).compactMap(\.statement.target)).sorted()
    }

    /// The states that were at some time by the day certainly members of an organisation, sorted by id.
    func everMembers(of organisation: EntityID) -> [EntityID] {
        Set(
            history(.membership, towards: organisation).lazy
                .filter { $0.statement.isCertain && $0.statement.word(Self.status) == "member" }
                .map(\.statement.subject)
        ).sorted()
    }
}
