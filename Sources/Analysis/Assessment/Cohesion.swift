// SPDX-License-Identifier: Apache-2.0

import Model

/// How united an organisation is: a vector, never one number.
enum Cohesion {
    static let analysis = AnalysisKind(
        "cohesion", "how united is an organisation?", formula: .init("cohesion", version: 1),
        parameters: [
            .init("organisation", "the id of an organisation", "whose cohesion"),
            .init("window", "a number of days, or a day", "the stretch in which events count; else all"),
        ], compute: run)

    static let measures = [
        Measure(
            "cohesion.undisputed", "the share of the pairs of members that have no dispute",
            takes: [("organisation", [.organisation])]
        ) { situation, entities, _ in
            MemberPairs(of: entities[0], in: situation).undisputed.map { .number($0) }
                ?? .unknown("\(entities[0]) has fewer than two known members")
        },
        Measure(
            "cohesion.refusals", "how often a member was refused transit by another, or found no legal basis for it",
            takes: [("organisation", [.organisation])]
        ) { situation, entities, _ in
            .number(TransitTally(of: entities[0], within: .all, in: situation).closed.bounds)
        },
    ]

    private static func run(_ situation: Situation, _ arguments: Arguments) throws(Rejection) -> AnalysisResult {
        let organisation = try arguments.required("organisation", [.organisation], in: situation)
        let window = try arguments.window()
        let pairs = MemberPairs(of: organisation, in: situation)
        let attendance = attendance(of: organisation, window, situation)
        let transit = TransitTally(of: organisation, within: window, in: situation)
        let decisions = Unanimity(of: organisation, within: window, in: situation)
        return AnalysisResult(
            [
                "organisation": .string(organisation.text), "undisputed": pairs.datum, "decisions": decisions.datum,
                "attendance": attendance.datum, "transit": transit.datum,
                "similarity": SharedStances(of: pairs.members, within: window, in: situation).datum,
            ], cases: .init(pairs.members.count, "member"),
            meaning: meaning(situation.name(organisation), pairs, attendance, transit),
            caution: "Each part rests on few cases and on what somebody recorded; they are not to be added up, and a "
                + "quarrel that nobody reported is not there.")
    }

    /// How the members of each time attended the exercises of an organisation.
    static func attendance(
        of organisation: EntityID, _ window: Window, _ situation: Situation
    ) -> Attendance {
        let exercises = situation.exercises(of: organisation, within: window)
        var attendance = Attendance()
        for state in situation.everMembers(of: organisation) {
            attendance.add(state, exercises, of: organisation, isTelling: false, in: situation)
        }
        if attendance.unknown > 0 {
            situation.miss(
                "part of members in exercises of \(organisation): \(attendance.unknown) of \(attendance.cases)")
        }
        return attendance
    }

    private static func meaning(
        _ name: String, _ pairs: MemberPairs, _ attendance: Attendance, _ transit: TransitTally
    ) -> String {
        let undisputed = pairs.undisputed.map {
            "the share of the \(pairs.count) pairs without a dispute is \($0.figure)"
        }
        return "In \(name), \(undisputed ?? "there are no pairs of members"); "
            + "of the \(attendance.cases) times that members could attend an exercise: \(attendance.words); "
            + "they were left outside \(transit.closed.value) of \(transit.answered) times that they asked another for "
            + "transit."
    }
}
