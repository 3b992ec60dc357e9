// SPDX-License-Identifier: Apache-2.0

import Model

/// Asks the register something; throws where there is no answer.
typealias Ask = (_ method: String, _ parameters: Datum) throws -> Datum

/// Adds to an alert what its event does not tell: the names of entities, and where the claims that caused it stand
/// written.
struct Enrichment {
    let ask: Ask

    /// Claims whose sources are looked up, at most; a text names few sources.
    static let mostClaims = 5
    /// Citations of one claim that are looked up, at most.
    static let mostCitations = 4
    /// Entities whose names are looked up, at most.
    static let mostNames = 12

    /// The alert with names and citations.
    func enriched(_ alert: Alert) throws -> Alert {
        let news = alert.news
        var alert = alert.named
        for id in Mentions.entities(news, alert.data).prefix(Self.mostNames)
        where !alert.names.contains(where: { $0.name == id }) {
            guard let name = try entity(id)["name"]?.text else { continue }
            alert.names.append(.init(id, .string(name)))
        }
        alert.citations = try citations(news)
        return alert
    }

    private func citations(_ news: News) throws -> [NamedCitation] {
        var sources: [String: Datum] = [:]
        var named: [NamedCitation] = []
        for (claim, citation) in try cited(news) {
            let source = citation["source"]?.text ?? ""
            if sources[source] == nil { sources[source] = try entity(source) }
            named.append(NamedCitation(claim: claim, citation, source: sources[source]))
        }
        return named
    }

    private func cited(_ news: News) throws -> [(claim: String, citation: Datum)] {
        if case .claim(let claim) = news, let stated = claim.claim { return Self.cited(claim.id, stated) }
        return try news.causes.prefix(Self.mostClaims).flatMap { id in
            Self.cited(id, try ask("claim.get", ["id": .string(id)])["claim"] ?? .null)
        }
    }

    private static func cited(_ id: String, _ claim: Datum) -> [(claim: String, citation: Datum)] {
        (claim["citations"]?.elements ?? []).prefix(mostCitations).map { (id, $0) }
    }

    private func entity(_ id: String) throws -> Datum {
        try ask("entity.get", ["id": .string(id)])["entity"] ?? .null
    }
}

/// The entities that news mention.
private enum Mentions {
    static func entities(_ news: News, _ data: Datum) -> [String] {
        switch news {
        case .change(let change), .effect(let change):
            change.parties
                + [change.slot, change.before.fields, change.after.fields].flatMap { entities($0, change.kind) }
        case .claim(let claim): claim.parties + entities(claim.claim?["value"]?.members ?? [], claim.kind)
        case .other: data["source"]?.text.flatMap { EntityID($0) }.map { [$0.text] } ?? []
        case .finding: []
        }
    }

    private static func entities(_ fields: [Datum.Member], _ kind: String) -> [String] {
        let declared = ClaimKind.named(kind)?.fields ?? []
        return fields.flatMap { field -> [String] in
            let type = declared.first { $0.name == field.name }?.type
            guard field.name == "object" || type?.namesEntities == true else { return [] }
            return field.value.text.map { [$0] } ?? field.value.texts
        }
    }
}

extension FieldType {
    fileprivate var namesEntities: Bool {
        switch self {
        case .entity, .list(.entity): true
        default: false
        }
    }
}
