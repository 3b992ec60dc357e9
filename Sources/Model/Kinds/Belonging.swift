// SPDX-License-Identifier: Apache-2.0

extension ClaimKind {
    /// Kinds about organisations: that they exist, who belongs to them, who leads them, what they are for.
    static let belonging = [existence, membership, leadership, mandate, rules, composition, office, document]

    private static let existence = ClaimKind(
        "existence", "that an entity exists, and in which phase", subjects: EntityKind.allCases,
        fields: [Field("phase", .token(["treaty", "agreed", "active", "dissolved"]), "how far it has come")],
        slot: .shared(object: .answer), time: .state(closing: true))

    private static let membership = ClaimKind(
        "membership", "how a state belongs to an organisation", subjects: [.state], object: .required([.organisation]),
        fields: [
            Field(
                "status",
                .token([
                    "member", "associate", "acceding", "observer", "dialogue-partner", "suspended", "withdrawn",
                    noneToken,
                ]), required: true, "the status of the state")
        ], slot: .shared(object: .question), time: .state(closing: true))

    private static let leadership = ClaimKind(
        "leadership", "that a state leads an organisation", subjects: [.state], object: .required([.organisation]),
        fields: [
            Field("role", .token(["sole", "co"]), "alone, or with others"),
            Field("weight", .range, "weight against the other leaders"),
            Field("trend", .token(["rising", "steady", "falling"]), "where the weight is going"),
        ], slot: .shared(object: .question), time: .state(closing: true))

    private static let mandate = ClaimKind(
        "mandate", "what an organisation is for", subjects: [.organisation, .body],
        fields: [
            Field("domains", .list(.name), "fields of work, such as political, military, counter-terrorism"),
            Field("phase", .integer(0...1_000), "its place in a sequence without dates"),
        ], slot: .shared(object: .answer, fields: ["phase"]), time: .state(closing: false))

    private static let rules = ClaimKind(
        "rules", "how an organisation decides and what it demands", subjects: [.organisation, .body],
        fields: [
            Field("decision", .token(["consensus", "majority", "weighted"]), "how it decides"),
            Field("votes", .dictionary, "votes by state, where they are weighted"),
            Field("quota", .number(0...1e12), "the votes that a decision takes"),
            Field("demand", .token(["low", "medium", "high"]), "how much it asks of its members"),
        ], slot: .shared(object: .answer), time: .state(closing: false))

    private static let composition = ClaimKind(
        "composition", "what a body or group is made of", subjects: [.body, .group],
        object: .optional([.organisation]),
        fields: [
            Field("type", .token(["force", "committee", "centre", "armed-group"]), "what sort of body it is"),
            Field("strength", .range, "how many people it has"),
            Field("deployable-abroad", .flag, "whether it may be sent beyond its members"),
            Field("seat", .entity([.state]), "the state that it sits in"),
        ], slot: .shared(object: .answer), time: .state(closing: false))

    private static let office = ClaimKind(
        "office", "that a person holds an office", subjects: [.person], object: .required([.state, .organisation]),
        fields: [Field("role", .name, required: true, "the office, such as president")],
        slot: .shared(object: .question, fields: ["role"]), time: .state(closing: true))

    private static let document = ClaimKind(
        "document", "whose document it is; valid from its adoption", subjects: [.document],
        object: .required([.state, .organisation]),
        fields: [
            Field("type", .token(["doctrine", "concept", "law", "strategy", "treaty"]), "what sort of document"),
            Field("parties", .list(.entity([.state, .organisation])), "who is bound by it"),
        ], slot: .shared(object: .answer), time: .state(closing: false))
}
