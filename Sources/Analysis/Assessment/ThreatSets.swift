// SPDX-License-Identifier: Apache-2.0

import Model

/// Which threats somebody is said to face, and where that is said.
struct ThreatSet {
    static let level = FieldKey(.threat, "level")
    static let namedIn = FieldKey(.threat, "named-in")

    /// One threat.
    struct Naming {
        let threat: EntityID
        /// How grave, from 0 to 4, the gravest where several documents differ; nil where none says so.
        var level: Bounds?
        /// The documents, events and persons that name it; empty where none is given.
        var places: [EntityID]
    }

    let bearer: EntityID
    /// Sorted by the id of the threat.
    let namings: [Naming]

    init(of bearer: EntityID, in situation: Situation) {
        var found: [EntityID: Naming] = [:]
        for statement in situation.statements(.threat, towards: bearer) where statement.holds {
            let level = statement.bounds(Self.level)
            // Level 0 says that it is none.
            guard level.map({ $0.value > 0 }) ?? true else { continue }
            situation.use(statement)
            var naming = found[statement.subject] ?? Naming(threat: statement.subject, level: nil, places: [])
            naming.level = level.map { own in naming.level.map { Bounds.max($0, own) } ?? own } ?? naming.level
            naming.places += statement.entity(Self.namedIn).map { [$0] } ?? []
            found[statement.subject] = naming
        }
        self.bearer = bearer
        namings = found.values.sorted { $0.threat < $1.threat }
    }

    /// The threats.
    var threats: Set<EntityID> { Set(namings.map(\.threat)) }

    /// By threat: its level, and where it is named.
    var datum: Datum {
        .object(
            namings.map { naming in
                .init(
                    naming.threat.text,
                    ["level": naming.level?.datum ?? .null, "namedIn": .ids(naming.places.sorted())])
            })
    }

    /// The overlap of two sets by Jaccard (1901): what both have, over what either has. Nil where one of them is empty,
    /// since a state of which no threat is stated does not face none.
    static func overlap(_ one: Set<EntityID>, _ other: Set<EntityID>) -> Double? {
        guard !one.isEmpty, !other.isEmpty else { return nil }
        return Double(one.intersection(other).count) / Double(one.union(other).count)
    }
}

/// What an organisation is there for, as threats.
struct MandateThreats {
    private static let domains = FieldKey(.mandate, "domains")

    /// The domains of its mandate that are registered as threats, by their own id or after `counter-`: counter-terrorism
    /// is about terrorism.
    let threats: Set<EntityID>

    init(of organisation: EntityID, in situation: Situation) {
        var threats: Set<EntityID> = []
        for mandate in situation.statements(.mandate, about: organisation) where mandate.holds {
            let named = mandate.names(Self.domains).flatMap { Self.issues($0, in: situation) }
            if !named.isEmpty { situation.use(mandate) }
            threats.formUnion(named)
        }
        self.threats = threats
    }

    private static func issues(_ domain: String, in situation: Situation) -> [EntityID] {
        let prefix = "counter-"
        let spellings = [domain] + (domain.hasPrefix(prefix) ? [String(domain.dropFirst(prefix.count))] : [])
        return spellings.compactMap { EntityID($0) }.filter { situation.kind(of: $0) == .issue }
    }
}
