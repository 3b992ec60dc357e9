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

    /// Threats that are given directly.
    init(of bearer: EntityID, threats: Set<EntityID>) {
        self.bearer = bearer
        namings = threats.sorted().map { Naming(threat: $0, level: nil, places: []) }
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

    /// What both sets have as a share of what either has. Nil where one of them is empty, since a state of which no threat
    /// is stated does not face none.
    static func overlap(_ one: Set<EntityID>, _ other: Set<EntityID>) -> Double? {
        one.isEmpty || other.isEmpty ? nil : Jaccard.overlap(one, other).value
    }
}
