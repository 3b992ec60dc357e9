// SPDX-License-Identifier: Apache-2.0

extension ClaimKind {
    /// Kinds about forces: who gives what, where they stand, and how they train.
    static let forces = [contribution, basing, stationing, capability, exercise, participation]

    /// Units by type and number, as a row of a list.
    static let units = FieldType.rows([
        Field("type", .name, required: true, "the type of unit, such as battalion, brigade, division"),
        Field("count", .integer(1...100_000), "how many"),
        Field("branch", .name, "the branch, such as airborne"),
    ])

    private static let contribution = ClaimKind(
        "contribution", "what a state gives to a body", subjects: [.state], object: .required([.body]),
        fields: [
            Field("units", units, "units by type"),
            Field("personnel", .range, "people"),
            Field("share", .range, "share of the whole, 0 to 1"),
            Field("order", .integer(1...1_000), "place among the contributors, 1 the largest"),
        ], slot: .shared(object: .question), time: .state(closing: true))

    private static let basing = ClaimKind(
        "basing", "that an installation stands in a host state", subjects: [.installation],
        object: .required([.state]),
        fields: [
            Field("owner", .entity([.state, .organisation, .group]), "whose installation it is"),
            Field("personnel", .range, "people stationed there"),
            Field("unit", .name, "the type of unit, such as brigade"),
            Field("component-of", .entity([.body, .organisation]), "the force that it is part of"),
            Field("phase", .token([plannedPhase, "active", "closed"]), "how far it has come"),
            Field("due", .date, "when a plan is to come true"),
            Field("lease-until", .date, "when the lease ends"),
        ], slot: .shared(object: .answer, fields: [planOrFact]), time: .state(closing: true))

    private static let stationing = ClaimKind(
        "stationing", "where a unit is stationed", subjects: [.unit], object: .required([.place]),
        fields: [
            Field("type", .name, "the type of unit, such as brigade"),
            Field("personnel", .range, "people"),
            Field("owner", .entity([.state]), "whose unit it is"),
        ], slot: .shared(object: .answer), time: .state(closing: false))

    private static let capability = ClaimKind(
        "capability", "a measure of a state's means", subjects: [.state],
        fields: [
            Field("measure", .name, required: true, "what is measured, such as cinc or military-expenditure"),
            Field("amount", .number(-1e18...1e18), "how much"),
            Field("unit", .text, "in which unit"),
        ], slot: .shared(object: .answer, fields: ["measure"]), time: .state(closing: false))

    private static let exercise = ClaimKind(
        "exercise", "that an exercise is planned or was held, and by whom", subjects: [.exercise],
        object: .required([.organisation, .body]),
        fields: [
            Field("hosts", .list(.entity([.state])), "the states that it is held in"),
            Field("place", .entity([.place]), "where"),
            Field("dates", .date, "when it is to be held"),
            Field("personnel", .range, "people taking part"),
            Field("participant-count", .integer(0...1_000), "states taking part"),
            Field("scenario", .list(.name), "what is practised"),
            Field("phase", .token([plannedPhase, "held", "cancelled"]), "how far it has come"),
        ], slot: .shared(object: .collected, fields: [planOrFact]), time: .event)

    private static let participation = ClaimKind(
        "participation", "what part a state has in an exercise", subjects: [.state], object: .required([.exercise]),
        fields: [
            Field("role", .token(["host", "participant", "observer", "absent"]), "the part"),
            Field("reason", .text, "why"),
            Field("units", units, "units by type"),
        ], slot: .shared(object: .question), time: .event)
}
