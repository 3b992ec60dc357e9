// SPDX-License-Identifier: Apache-2.0

import Chronology
import Model

/// What is known of one state in one organisation.
struct EngagementReport {
    private let state: EntityID
    private let organisation: EntityID
    private let window: Window
    private let situation: Situation
    private let attendance: Attendance
    private let acts: IndependentActs

    init(_ state: EntityID, _ organisation: EntityID, _ window: Window, _ situation: Situation) {
        (self.state, self.organisation, self.window, self.situation) = (state, organisation, window, situation)
        var attendance = Attendance()
        let exercises = situation.exercises(of: organisation, within: window)
        attendance.add(state, exercises, of: organisation, isTelling: true, in: situation)
        self.attendance = attendance
        acts = IndependentActs(of: state, in: organisation, within: window, situation)
    }

    var result: AnalysisResult {
        let status = situation.membership(of: state, in: organisation)
        if status == nil { situation.miss("membership of \(state) in \(organisation)") }
        return AnalysisResult(
            [
                "state": .string(state.text), "organisation": .string(organisation.text),
                "status": status.map { .string($0.statuses[0]) } ?? .null,
                "since": status.flatMap { $0.since.datum } ?? .null, "history": .array(history),
                "exercises": attendance.datum, "contributions": .ids(contributions),
                "reservations": .ids(reservations), "independentActs": acts.datum,
            ],
            cases: .init(attendance.cases + acts.all.value, "exercise or act", "exercises and acts"),
            meaning: meaning(status),
            caution:
                "Only what somebody recorded is counted, so that a state of which more is written seems to act more; "
                + "judgements that no event stands behind do not count.")
    }

    /// Status by status, those that differ.
    private var history: [Datum] {
        var last: String?
        return situation.history(.membership, about: state).compactMap { stint in
            guard stint.statement.target == organisation else { return nil }
            let status = stint.statement.statuses[0]
            defer { last = status }
            guard status != last else { return nil }
            situation.use(stint.statement)
            return [
                "status": .string(status), "since": stint.statement.since.datum ?? .null,
                "others": .array(stint.statement.statuses.dropFirst().map { .string($0) }),
            ]
        }
    }

    private var contributions: [EntityID] {
        let bodies = situation.bodies(of: organisation)
        return situation.statements(.contribution, about: state).compactMap { contribution in
            guard contribution.holds, let body = contribution.target, bodies.contains(body) else { return nil }
            situation.use(contribution)
            return body
        }.sorted()
    }

    private var reservations: [EntityID] {
        let scope = Scope(of: organisation, in: situation)
        return situation.happened(situation.statements(.reservation, about: state), within: window)
            .compactMap(\.target).filter { scope.holds($0) }.sorted()
    }

    private func meaning(_ status: Statement?) -> String {
        let unknown = attendance.unknown == 0 ? "" : " (unknown: \(attendance.unknown))"
        let attended =
            attendance.cases == 0
            ? ""
            : ", attended \(attendance.attended.value) of \(attendance.cases.counted("exercise")) that it could attend"
                + unknown
        return
            "\(situation.name(state)) \(standing(status?.statuses ?? [])) \(situation.name(organisation))\(attended), "
            + "and \(recorded(acts.all.bounds))."
    }

    /// How it belongs, up to the name of the organisation; what else may be the case stands behind the answer.
    private func standing(_ statuses: [String]) -> String {
        switch statuses {
        case []: "has no known status in"
        case ["member"]: "is a member of"
        case [ClaimKind.noneToken]: "is no member of"
        default: "is " + statuses.map { "“\($0)”" }.joined(separator: " or ") + " in"
        }
    }

    private func recorded(_ acts: Bounds) -> String {
        if acts == 0 { return "no act of its own is recorded" }
        return acts == 1 ? "1 act of its own is recorded" : "\(acts.figure) acts of its own are recorded"
    }
}

extension DayRange {
    /// A day, or the first and the last that it can be; nil where it has no beginning.
    var datum: Datum? {
        guard first != .distantPast else { return nil }
        return first == last ? .string("\(first)") : .array([.string("\(first)"), .string("\(last)")])
    }
}
