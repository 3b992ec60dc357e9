// SPDX-License-Identifier: Apache-2.0

import Model

extension Command {
    static let show = Command(
        "show", "an entity with all that is known of it", .asking, .reading,
        arguments: [Argument("ID", "the id of the entity")],
        examples: [
            Example("show UZB", "Uzbekistan: its names, memberships and claims"),
            Example("show dehaas2017", "a source: its reliability and what it says"),
        ], methods: ["entity.get", "entity.list", "membership.of", "membership.roster", "claim.list"]
    ) { invocation throws(Failure) in
        let id = invocation.line.arguments[0]
        let entity = try invocation.ask("entity.get", [.init("id", .string(id))])["entity"] ?? .null
        let roster = try invocation.roster(of: entity, id)
        let claims = try invocation.claims(on: entity, id)
        let entities = try invocation.askAll("entity.list", [.init("naming", .string(id))], list: "entities")
        invocation.show { page in
            showEntity(entity, on: &page)
            if let (title, side, entries) = roster, !entries.isEmpty {
                page.heading("\(title) on \(invocation.day)")
                page.table(RosterTable.table(entries, naming: side, on: &page))
            }
            for (title, claims) in claims where !claims.isEmpty {
                page.heading(title)
                page.table(ClaimTable.table(claims))
            }
            if !entities.isEmpty {
                page.heading("Entities that name it")
                page.table(EntityTable.table(entities))
            }
            if claims.allSatisfy(\.claims.isEmpty) { page.paragraph("No claim speaks of it.") }
            page.legend()
        }
    }

    private static func showEntity(_ entity: Datum, on page: inout Page) {
        let kind = EntityKind(rawValue: entity["kind"]?.text ?? "")
        page.line(Text(entity["name"]?.text ?? "", .bold) + Text("  \(entity["id"]?.text ?? "")"))
        var table = TextTable([.init(""), .init("", isFlexible: true)])
        for member in entity.members ?? [] where !["id", "name"].contains(member.name) {
            let type = kind?.attributes.first { $0.name == member.name }?.type
            table.add([Text(member.name, .dim), Text(ValueText.text(member.value, type))])
        }
        page.table(table)
    }
}

extension Invocation {
    fileprivate typealias Roster = (title: String, side: RosterTable.Side, entries: [Datum])

    /// Memberships of a state, members of an organisation; nil for everything else.
    fileprivate func roster(of entity: Datum, _ id: String) throws(Failure) -> Roster? {
        switch entity["kind"]?.text {
        case "state":
            let result = try ask("membership.of", [.init("state", .string(id))])
            return ("Memberships", .organisation, result["entries"]?.elements ?? [])
        case "organisation":
            let result = try ask("membership.roster", [.init("organisation", .string(id))])
            return ("Members", .state, result["entries"]?.elements ?? [])
        default: return nil
        }
    }

    /// Claims by how they concern an entity: what a source says, what is said about it, and what only names it.
    fileprivate func claims(on entity: Datum, _ id: String) throws(Failure) -> [(title: String, claims: [Datum])] {
        var filters = [("about", "Claims about it"), ("naming", "Claims that name it")]
        if entity["kind"]?.text == EntityKind.source.name { filters.insert(("source", "What it says"), at: 0) }
        var found: [(title: String, claims: [Datum])] = []
        for (filter, title) in filters {
            found.append((title, try askAll("claim.list", [.init(filter, .string(id))], list: "claims")))
        }
        return found
    }
}
