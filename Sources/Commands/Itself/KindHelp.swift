// SPDX-License-Identifier: Apache-2.0

import Model

/// What a kind of claim or entity holds, from its declaration.
enum KindHelp {
    /// A kind of claim: what it relates, its fields, and which question its claims answer.
    static func show(_ kind: ClaimKind, on page: inout Page) {
        page.heading("The kind \(kind.name): \(kind.summary)")
        var table = TextTable([.init(""), .init("", isFlexible: true)])
        table.add(["subject", Text(words(kind.subjects))])
        switch kind.object {
        case .absent: table.add(["object", "none"])
        case .optional(let kinds): table.add(["object", Text("\(words(kinds)); may be left out")])
        case .required(let kinds): table.add(["object", Text(words(kinds))])
        }
        table.add(["time", Text(time(kind))])
        table.add(["question", Text(question(kind))])
        page.table(table, indent: 2)
        show(kind.fields, title: "Fields of \(kind.name)", on: &page)
    }

    /// A kind of entity and its attributes.
    static func show(_ kind: EntityKind, on page: inout Page) {
        show(kind.attributes + [Command.namesField], title: "Attributes of \(kind.withArticle)", on: &page)
    }

    private static func show(_ fields: [Field], title: String, on page: inout Page) {
        page.heading(title)
        var table = TextTable([.init(""), .init("", isFlexible: true), .init("", isFlexible: true)])
        for field in fields {
            let summary = field.summary + (field.isRequired ? " (required)" : "")
            table.add([Text(field.name), Text(summary), Text(field.type.typed, .dim)])
        }
        page.table(table, indent: 2)
    }

    private static func words(_ kinds: [EntityKind]) -> String {
        kinds.isEmpty || kinds.count == EntityKind.allCases.count
            ? "any entity" : kinds.map(\.withArticle).joined(separator: ", ")
    }

    private static func time(_ kind: ClaimKind) -> String {
        switch kind.time {
        case .event: "happens; give it with --valid"
        case .state(closing: true): "holds from --from to --to; after a stated end nothing holds"
        case .state(closing: false): "holds from --from to --to"
        }
    }

    /// What tells one question of this kind from another: claims with the same are about the same thing.
    private static func question(_ kind: ClaimKind) -> String {
        guard kind.slot != .own else { return "each claim is a question of its own, named by claim=ID" }
        let parties = kind.isPair ? ["the pair"] : ["subject"] + (kind.objectIsQuestion ? ["object"] : [])
        let fields = kind.slotPositions.map { kind.fields[$0].name }
        return (parties + fields + (kind.separatesPlans ? ["plan or fact"] : [])).joined(separator: ", ")
    }
}
