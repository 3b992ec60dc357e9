// SPDX-License-Identifier: Apache-2.0

import Chronology
import Model
import Register

/// What a state did on its own against the common line, counted from events: nothing here uses dependence or freedom.
///
/// Claims of kind `observation` take no part: they hold judgements, and a count of judgements would prove itself.
struct IndependentActs {
    /// Times that it left an organisation, or suspended its membership.
    private(set) var withdrawals = Tally()
    /// Reservations at events, to documents or to bodies.
    private(set) var reservations = Tally()
    /// Passage that it refused to a fellow member.
    private(set) var transitRefusals = Tally()
    /// Other requests that it rejected.
    private(set) var rejections = Tally()
    /// Positions whose act is to refuse.
    private(set) var refusals = Tally()
    /// Exercises that it stayed away from.
    private(set) var absences = Tally()

    /// All of them.
    var all: Tally { withdrawals + reservations + transitRefusals + rejections + refusals + absences }

    /// The acts of a state certainly up to the day.
    ///
    /// - Parameter organisation: only what concerns that one; nil for all acts, towards whomever.
    init(of state: EntityID, in organisation: EntityID?, within window: Window, _ situation: Situation) {
        let scope = organisation.map { Scope(of: $0, in: situation) }
        countWithdrawals(of: state, from: organisation, window, situation)
        for reservation in situation.happened(situation.statements(.reservation, about: state), within: window)
        where scope?.holds(reservation.target) ?? true {
            situation.use(reservation)
            reservations.add()
        }
        countRefusals(of: state, scope, window, situation)
        countAnswers(of: state, to: organisation, window, situation)
        countAbsences(of: state, scope, window, situation)
    }

    private mutating func countRefusals(
        of state: EntityID, _ scope: Scope?, _ window: Window, _ situation: Situation
    ) {
        for position in situation.happened(situation.statements(.position, about: state), within: window)
        where scope?.holds(position.target) ?? true {
            let acts = position.words(Self.act)
            if acts.contains("refuses") { situation.use(position) }
            refusals.add(acts, in: ["refuses"])
        }
    }

    /// Answers to others: passage, and other requests.
    private mutating func countAnswers(
        of state: EntityID, to organisation: EntityID?, _ window: Window, _ situation: Situation
    ) {
        for answer in situation.transitCases(grantedBy: state, within: window) {
            let areFellows =
                organisation.map {
                    situation.wasMember(state, of: $0, during: answer.since)
                        && situation.wasMember(answer.mover, of: $0, during: answer.since)
                } ?? situation.wereFellows(state, answer.mover, during: answer.since)
            if areFellows { transitRefusals.add(answer.outcomes, in: ["refused"]) }
        }
        guard organisation == nil else { return }
        for request in situation.happened(situation.statements(.request, towards: state), within: window)
        where request.word(Situation.requestPurpose) != "transit" {
            situation.use(request)
            rejections.add(request.words(Situation.requestOutcome), in: ["rejected"])
        }
    }

    private mutating func countAbsences(
        of state: EntityID, _ scope: Scope?, _ window: Window, _ situation: Situation
    ) {
        for part in situation.happened(situation.statements(.participation, about: state), within: window)
        where scope?.holds(part.target) ?? true {
            let roles = part.words(Situation.role)
            if roles.contains("absent") { situation.use(part) }
            absences.add(roles, in: ["absent"])
        }
    }

    private mutating func countWithdrawals(
        of state: EntityID, from organisation: EntityID?, _ window: Window, _ situation: Situation
    ) {
        var last: Stint?
        var isInside = false
        for stint in situation.history(.membership, about: state)
        where organisation == nil || stint.statement.target == organisation {
            if last?.statement.slot != stint.statement.slot { isInside = false }
            last = stint
            let statuses = stint.statement.statuses
            if statuses[0] == "member" {
                isInside = true
            } else if isInside, isOut(stint.statement, statuses) {
                // Only the first stint outside counts: a suspension that becomes a withdrawal is one way out.
                isInside = false
                guard stint.statement.since.last <= situation.on,
                    window.contains(stint.statement.since, before: situation.on),
                    !isByEnd(of: stint.statement.target, stint.statement, situation)
                else { continue }
                situation.use(stint.statement)
                withdrawals.add(statuses, in: Self.outside)
            }
        }
    }

    /// Whether a state is certainly no longer a member, be it unclear by which word.
    private func isOut(_ membership: Statement, _ statuses: [String]) -> Bool {
        Self.outside.contains(statuses[0])
            && (membership.certainty == .certain || statuses.allSatisfy(Self.outside.contains))
    }

    /// Whether a membership is none because the organisation itself came to an end, which is nobody's act.
    private func isByEnd(of organisation: EntityID?, _ membership: Statement, _ situation: Situation) -> Bool {
        guard let organisation, membership.statuses[0] == ClaimKind.noneToken else { return false }
        return situation.statements(.existence, about: organisation).contains { existence in
            let isOver = !existence.holds || existence.word(Self.phase) == "dissolved"
            return isOver && existence.since.first <= membership.since.last
        }
    }

    private static let phase = FieldKey(.existence, "phase")

    /// Statuses of a state that was a member and no longer takes part; `none` after a stated end.
    private static let outside: Set = ["withdrawn", "suspended", ClaimKind.noneToken]
    private static let act = FieldKey(.position, "act")

    /// The kinds of act that there are, in words: `2 withdrawals, 1 refusal`.
    var words: String {
        let kinds = [
            (withdrawals, "withdrawal"), (reservations, "reservation"), (transitRefusals, "transit refusal"),
            (rejections, "rejection"), (refusals, "refusal"), (absences, "absence"),
        ]
        return kinds.filter { $0.0.high > 0 }.map { $0.0.bounds.counted($0.1) }.joined(separator: ", ")
    }

    /// The counts by kind of act.
    var datum: Datum {
        [
            "count": all.bounds.datum, "withdrawals": withdrawals.bounds.datum,
            "reservations": reservations.bounds.datum, "transitRefusals": transitRefusals.bounds.datum,
            "rejections": rejections.bounds.datum, "refusals": refusals.bounds.datum,
            "absences": absences.bounds.datum,
        ]
    }
}

/// What belongs to an organisation: itself, its bodies, its events with decisions, its documents and its exercises.
struct Scope {
    private let parts: Set<EntityID>

    init(of organisation: EntityID, in situation: Situation) {
        let bodies = situation.bodies(of: organisation)
        let exercises = ([organisation] + bodies).flatMap { situation.statements(.exercise, towards: $0) }
        parts = Set(
            [organisation] + bodies + exercises.map(\.subject)
                + situation.statements(.decision, towards: organisation).map(\.subject)
                + situation.statements(.document, towards: organisation).map(\.subject))
    }

    /// Whether something belongs to it.
    func holds(_ part: EntityID?) -> Bool { part.map(parts.contains) ?? false }
}
