// SPDX-License-Identifier: Apache-2.0

import Chronology
public import Model

/// A register as a bundle of STIX 2.1 (OASIS Standard, 2021).
///
/// Entities become identities, locations, groupings and reports (``STIXKind`` says why), claims become relationships, or
/// notes where they have no object. Every object says in an extension, whose definition comes along, what STIX has no
/// property for. Claims that were taken back come as revoked, so that whoever has an earlier bundle hears of it.
public struct STIXBundle {
    let holdings: Holdings
    let history: History
    let identifiers: STIXIdentifiers
    let json: JSONText
    let kinds: [EntityID: STIXKind]
    /// For each entity that becomes a list of claims, the claims about it or, of a source, those that rest on it.
    let listed: [EntityID: [Claim]]
    private let viewpoint: String

    /// Finds out what each entity becomes. Cost: linear.
    ///
    /// - Parameters:
    ///   - viewpoint: what the holdings were read by, as text; bundles of the same text have the same id.
    ///   - json: writes values that have no plainer form, in descriptions.
    public init(_ holdings: Holdings, _ history: History, viewpoint: String, json: @escaping JSONText) {
        self.holdings = holdings
        self.history = history
        self.viewpoint = viewpoint
        self.json = json
        identifiers = STIXIdentifiers(register: holdings.register)
        let hosts = Self.hosts(holdings.claims)
        let kinds = holdings.entities.map { ($0.id, STIXKind($0, in: holdings, hosts: hosts)) }
        self.kinds = Dictionary(uniqueKeysWithValues: kinds)
        listed = Self.listed(holdings.claims)
    }

    /// The bundle's id.
    public var id: String { identifiers.bundle(viewpoint) }

    /// Every object, one after another: what defines them, entities, claims.
    public func forEachObject<Problem: Error>(_ body: (Datum) throws(Problem) -> Void) throws(Problem) {
        for object in definitions { try body(object) }
        for entity in holdings.entities { try body(object(entity)) }
        for claim in holdings.claims { try body(object(claim, isRevoked: false)) }
        for claim in holdings.retracted { try body(object(claim, isRevoked: true)) }
    }

    /// The host of each installation: of the last claim about it that says where it stands.
    private static func hosts(_ claims: [Claim]) -> [EntityID: EntityID] {
        let basing = claims.filter { $0.assertion.kind.kind.name == "basing" && $0.assertion.rank != .deprecated }
        return basing.reduce(into: [:]) { $0[$1.assertion.subject] = $1.assertion.object }
    }

    private static func listed(_ claims: [Claim]) -> [EntityID: [Claim]] {
        var listed: [EntityID: [Claim]] = [:]
        for claim in claims {
            for id in Set(claim.assertion.entities) { listed[id, default: []].append(claim) }
        }
        return listed
    }
}

// Objects that stand for no entity and no claim.
extension STIXBundle {
    private var definitions: [Datum] { [definer.datum, recordExtension.datum, register.datum] }

    private var register: STIXObject {
        let span = History.Span(created: history.start, modified: history.start)
        let creator = identifiers.creator
        var object = STIXObject("identity", id: creator, span: span, creator: creator)
        object.set("name", text: "Register \(holdings.register)")
        object.set("identity_class", "system")
        return object
    }

    private var definer: STIXObject {
        let creator = STIXIdentifiers.definer
        var object = STIXObject("identity", id: creator, span: Self.defined, creator: creator)
        object.set("name", text: "Registan")
        object.set("description", text: "A living register of regional security.")
        object.set("identity_class", "system")
        return object
    }

    /// What the extension holds is described in its `schema`, which may be text.
    private var recordExtension: STIXObject {
        var object = STIXObject(
            "extension-definition", id: STIXIdentifiers.recordExtension, span: Self.defined,
            creator: STIXIdentifiers.definer)
        object.set("name", text: "Record of a register")
        object.set("description", text: "An entity or claim as its register holds it.")
        object.set(
            "schema",
            text: "Of an entity: entity, kind, name, names and the attributes of its kind. Of a claim: claim, kind, "
                + "subject, object, value, valid (an EDTF date or interval), citations, credibility (1 to 6), rank, note, "
                + "sequence and recorded_by.")
        object.set("version", text: "1.0.0")
        object.set("extension_types", ["property-extension"])
        return object
    }

    /// When the definition was made; it changes only with its version.
    private static let defined = History.Span(
        created: Instant(milliseconds: 1_767_225_600_000), modified: Instant(milliseconds: 1_767_225_600_000))
}
