// SPDX-License-Identifier: Apache-2.0

extension ClaimKind {
    /// Kinds about the ground that forces move on, and what no other kind holds.
    static let ground = [link, observation]

    private static let link = ClaimKind(
        "link", "a line of transport between two places", subjects: [.place], object: .required([.place]),
        fields: [
            Field("mode", .token(["rail", "road", "air", "sea"]), required: true, "by what"),
            Field("length-km", .range, "its length in kilometres"),
            Field("through", .list(.entity([.state])), "states that it crosses besides those of its ends"),
        ], slot: .shared(object: .pair, fields: ["mode"]), time: .state(closing: true))

    private static let observation = ClaimKind(
        "observation", "what no other kind holds", subjects: EntityKind.allCases, object: .optional([]),
        fields: [
            Field("topic", .name, required: true, "what it is about"),
            Field("text", .text, "what was observed"),
        ], slot: .own, time: .event)
}
