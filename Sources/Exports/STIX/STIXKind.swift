// SPDX-License-Identifier: Apache-2.0

import Model

/// Which STIX object an entity becomes.
///
/// STIX was made for threats; a register is about states. So an object is taken for what it means, and none that makes
/// somebody an adversary, since that is a statement of some source (a `threat` claim) and not of the register:
/// - Who acts is an `identity`. STIX names countries as its example of an organization; a group is "an informal
///   collection of people, without formal governance", and not a `threat-actor`, who by definition is malicious.
/// - Ground is a `location`; of an installation whose place and host are unknown only an `identity` of unknown class
///   can be said.
/// - What many claims speak of in common (an exercise, a summit, an issue) is a `grouping`: objects with a shared context.
///   `incident` and `campaign` are hostile acts, and an exercise is none.
/// - What was published (a source, a document) is a `report` of what it says.
enum STIXKind: Hashable {
    case identity(String)
    case location(STIXPosition)
    case grouping
    case report

    init(_ entity: Entity, in holdings: Holdings, hosts: [EntityID: EntityID]) {
        switch entity.kind {
        case .state, .organisation, .body, .unit: self = .identity("organization")
        case .group: self = .identity("group")
        case .person: self = .identity("individual")
        case .place, .installation:
            let position = STIXPosition(entity, in: holdings, host: hosts[entity.id])
            self = position.map { .location($0) } ?? .identity("unknown")
        case .exercise, .event, .issue: self = .grouping
        case .document, .source: self = .report
        }
    }

    /// The object's type.
    var type: String {
        switch self {
        case .identity: "identity"
        case .location: "location"
        case .grouping: "grouping"
        case .report: "report"
        }
    }
}

/// Where a location is: STIX asks for a point or a country at least.
struct STIXPosition: Hashable {
    let point: Point?
    let country: String?

    /// Of a place, or of an installation by the place that it names, else by its host; nil where neither is known.
    init?(_ entity: Entity, in holdings: Holdings, host: EntityID?) {
        let place = entity.kind == .place ? entity : entity.placeID.flatMap { holdings[$0] }
        point = place?.point
        let state: EntityID? = if case .entity(let id)? = place?.attribute("state") { id } else { host }
        country = state.flatMap(CountryCode.alpha2)
        if point == nil, country == nil { return nil }
    }
}
