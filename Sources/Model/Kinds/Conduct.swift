// SPDX-License-Identifier: Apache-2.0

extension ClaimKind {
    /// Kinds about what states say, ask, decide and refuse.
    static let conduct = [policy, position, request, decision, reservation, prospect, threat]

    private static let stance = Field("stance", .integer(-2...2), "-2 strongly against to 2 strongly for")

    private static let policy = ClaimKind(
        "policy", "a standing policy of a state", subjects: [.state],
        fields: [
            Field(
                "topic", .name, required: true,
                "what it is about, such as foreign-bases, neutrality, alliances, troops-abroad"), stance,
        ], slot: .shared(object: .answer, fields: ["topic"]), time: .state(closing: false))

    private static let position = ClaimKind(
        "position", "what somebody said on something", subjects: [.state, .organisation, .person],
        object: .required([]),
        fields: [
            Field("topic", .name, required: true, "what it is about"),
            Field(
                "act", .token(["states", "calls", "demands", "threatens", "offers", "refuses", "doubts"]),
                "what was done by saying it"), stance,
            Field("target-date", .date, "the time that it speaks of"),
            Field("text", .text, "what was said, in short"),
        ], slot: .shared(object: .question, fields: ["topic"]), time: .event)

    private static let request = ClaimKind(
        "request", "that a state asked for something, and the answer", subjects: [.state],
        object: .required([.state, .organisation]),
        fields: [
            Field("purpose", .name, required: true, "what for"),
            Field("occasion", .entity([.exercise, .event]), "on what occasion"),
            Field("outcome", .token(["pending", "accepted", "rejected"]), "the answer"),
            Field("answered-by", .entity([.person, .state, .organisation]), "who answered"),
            Field("reason", .text, "why it was answered so"),
        ], slot: .shared(object: .question, fields: ["purpose", "occasion"]), time: .event)

    private static let decision = ClaimKind(
        "decision", "what was decided at an event", subjects: [.event], object: .required([.organisation]),
        fields: [
            Field("matter", .name, required: true, "what was decided on"),
            Field("outcome", .text, "what was decided"),
        ], slot: .shared(object: .answer, fields: ["matter"]), time: .event)

    private static let reservation = ClaimKind(
        "reservation", "that a state attached a reservation", subjects: [.state],
        object: .required([.event, .document, .body]),
        fields: [Field("matter", .text, "what it concerns")], slot: .shared(object: .question), time: .event)

    private static let prospect = ClaimKind(
        "prospect", "what is in the way of a state's membership, or helps it", subjects: [.state],
        object: .required([.organisation]),
        fields: [
            Field("by", .entity([]), "the member or circumstance that it depends on"),
            Field("effect", .token(["sponsor", "oppose", "block", "disinterest", noneToken]), "what it does"),
            Field("outlook", .token(["imminent", "likely", "possible", "unlikely", noneToken]), "how near it is"),
            Field("reason", .text, "why"),
        ], slot: .shared(object: .question, fields: ["by"]), time: .state(closing: false))

    private static let threat = ClaimKind(
        "threat", "that something is named a threat", subjects: [.issue, .group],
        object: .required([.state, .organisation]),
        fields: [
            Field("named-in", .entity([.document, .event, .person]), "where it is named, or by whom"),
            Field("level", .integer(0...4), "how grave, 0 to 4"),
        ], slot: .shared(object: .question, fields: ["named-in"]), time: .state(closing: false))
}
