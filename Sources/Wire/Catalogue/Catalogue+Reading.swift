// SPDX-License-Identifier: Apache-2.0

import Model

extension Catalogue {
    static let entityMethods = [
        Method(
            "entity.get", "an entity with its attributes", .read,
            parameters: [required("id", .reference("EntityID"), "which")],
            result: [required("entity", .reference("Entity"), "the entity"), recorded]),
        Method(
            "entity.list", "entities in the order of their registration", .read,
            parameters: [
                optional("kind", .word(EntityKind.allCases.map(\.rawValue)), "only of this kind"),
                optional("naming", .reference("EntityID"), "only with this entity in an attribute"),
            ] + page,
            result: [required("entities", .list(.reference("Entity"), atMost: mostOnPage), "the entities"), next]),
        Method(
            "entity.search", "entities whose id or names fit a text, the best first", .read,
            parameters: [
                required("text", .text(), "what is sought; small typing errors are forgiven"),
                optional("limit", .integer(1...1_000), "how many at most; 20 if left out"),
            ],
            result: [
                required(
                    "entries",
                    .list(
                        .object([
                            required("entity", .reference("Entity"), "the entity"),
                            required("score", .number, "how well it fits, 1 the best"),
                        ]), atMost: 1_000), "the entities that fit")
            ]),
        Method(
            "entity.register", "register entities, or new versions of them", .write, role: .analyst,
            parameters: [
                required("entities", .list(.reference("Entity"), atMost: mostItems), "the entities"), dryRun,
            ],
            result: [
                required("ids", .list(.reference("EntityID"), atMost: mostItems), "their ids"), changes, changeCount,
            ]),
    ]

    static let membershipMethods = [
        Method(
            "membership.roster", "who belongs to an organisation on a day", .read,
            parameters: [required("organisation", .reference("EntityID"), "which"), statuses],
            result: [required("entries", .list(.reference("RosterEntry"), atMost: 100_000), "sorted by state")]),
        Method(
            "membership.of", "what a state belongs to on a day", .read,
            parameters: [required("state", .reference("EntityID"), "which"), statuses],
            result: [required("entries", .list(.reference("RosterEntry"), atMost: 100_000), "sorted by organisation")]),
        Method(
            "membership.timeline", "the history of memberships, stretch by stretch", .read,
            parameters: [
                optional("state", .reference("EntityID"), "only of this state"),
                optional("organisation", .reference("EntityID"), "only in this organisation"),
            ] + page,
            result: [required("segments", .list(.reference("Segment"), atMost: mostOnPage), "the stretches"), next]),
    ]

    private static let statuses = optional(
        "status",
        .either([.text("a status"), .list(.text("a status"), atMost: 16)]),
        "only with these; all but none and withdrawn if left out")

    static let modelMethods = [
        Method(
            "model.slot", "the resolved answer to one question", .read, parameters: slotParameters,
            result: [required("slot", .any, "the question"), required("resolved", .reference("Answer"), "the answer")]),
        Method(
            "model.contested", "every question on which sources disagree", .read,
            parameters: [optional("kind", kindWords, "only of this kind")] + page,
            result: [
                required(
                    "entries",
                    .list(
                        .object([
                            required("slot", .any, "the question"),
                            required("segments", .list(.any, atMost: mostOnPage), "the stretches, each with all sides"),
                        ]), atMost: mostOnPage), "with `on`, only what is contested on that day"), next,
            ]),
        Method(
            "model.diff", "every question that two views answer differently", .read,
            parameters: [
                required("from", view, "the one view; what it leaves out is as the request has it for both"),
                required("to", view, "the other view"),
                optional("kinds", .list(kindWords, atMost: ClaimKind.all.count), "only of these kinds"),
            ] + page,
            result: [
                required(
                    "entries",
                    .list(
                        .object([
                            required("slot", .any, "the question"),
                            required("before", .reference("Answer"), "the answer from the one view"),
                            required("after", .reference("Answer"), "the answer from the other one"),
                        ]), atMost: mostOnPage),
                    "where the value, its certainty or whether it is contested is another"), next,
            ]),
        Method(
            "register.check", "what looks wrong in the register as it is now", .inspect, parameters: page,
            result: [
                required(
                    "entries",
                    .list(
                        .object([
                            required("rule", .text(), "the rule"), required("message", .text(), "what is wrong"),
                            optional("hint", .text(), "what to do"),
                            required("claims", .list(.reference("ClaimID"), atMost: 1_000_000), "the claims"),
                            required("entities", .list(.reference("EntityID"), atMost: 1_000_000), "the entities"),
                        ]), atMost: mostOnPage), "the findings"), next,
            ]),
    ]
}

extension Catalogue {
    /// A view as an object of its own, with the members that every read takes.
    private static let view = Shape.object(Method.viewpoint)

    /// The most entries of one page; a page may be shorter, and only a missing `next` ends a list.
    public static let mostOnPage = 10_000
    /// The most items of one write.
    public static let mostItems = 10_000

    static let kindWords = Shape.word(ClaimKind.all.map(\.name))

    static let page = [
        optional("limit", .integer(1...Int64(mostOnPage)), "how many at most; 100 if left out"),
        optional("cursor", .text("the `next` of the page before"), "where to go on"),
    ]

    static let next = optional("next", .text(), "the cursor of the next page; left out at the end")

    static let recorded = optional("recorded", .any, "when, where in the order, and by whom it was recorded")

    static let dryRun = optional("dryRun", .flag, "say what it would change, and write nothing")

    static let changes = required(
        "changes", .list(.reference("Change"), atMost: mostChanges),
        "what it changed, or would; the first of them, half a MiB at most")
    static let changeCount = required("changeCount", .count, "how many changes there are in all")
    /// The most changes that a reply lists; all of them are published.
    public static let mostChanges = 1_000

    static let slotParameters =
        [
            required("kind", kindWords, "the kind of claim"),
            required("subject", .reference("EntityID"), "what it is about"),
            optional("object", .reference("EntityID"), "the object, where it belongs to the question"),
        ] + slotFields

    /// The fields that belong to the question of some kind, each once.
    private static let slotFields: [Shape.Property] = {
        var found: [Shape.Property] = []
        for kind in ClaimKind.all {
            var positions = kind.slotPositions
            if kind.separatesPlans, let phase = kind.phasePosition { positions.append(phase) }
            for field in positions.map({ kind.fields[$0] }) where !found.contains(where: { $0.name == field.name }) {
                found.append(optional(field.name, .any, "where it belongs to the question: \(field.summary)"))
            }
        }
        return found + [optional("claim", .reference("ClaimID"), "the claim, where each is its own question")]
    }()

    static func required(_ name: String, _ shape: Shape, _ summary: String) -> Shape.Property {
        Shape.Property(name, shape, required: true, summary)
    }

    static func optional(_ name: String, _ shape: Shape, _ summary: String) -> Shape.Property {
        Shape.Property(name, shape, summary)
    }
}
