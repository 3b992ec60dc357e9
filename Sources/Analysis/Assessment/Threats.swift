// SPDX-License-Identifier: Apache-2.0

import Model
import Register

/// Which threats are shared, named by whom, and where.
enum Threats {
    static let analysis = AnalysisKind(
        "threats", "which threats are shared, named by whom, where?", formula: .init("threats", version: 1),
        parameters: [
            .init("organisation", "the id of an organisation", "whose members and own threats are compared"),
            .init("states", "the ids of states", "else the members, or every state of which a threat is stated; or"),
            .init("sets", "an object of lists of ids by the id of a state", "threats in place of the model"),
        ], compute: run)

    static let measures = [
        Measure(
            "threats.overlap", "the share of the threats of two states that both face, 0 to 1",
            takes: [("state", [.state]), ("other", [.state])]
        ) { situation, entities, _ in
            let sets = entities.prefix(2).map { ThreatSet(of: $0, in: situation).threats }
            return ThreatSet.overlap(sets[0], sets[1]).map { .number(Bounds($0)) }
                ?? .unknown("of \(entities[0]) or \(entities[1]) no threat is stated")
        }
    ]

    private static func run(_ situation: Situation, _ arguments: Arguments) throws(Rejection) -> AnalysisResult {
        let organisation: EntityID?
        let sets: [ThreatSet]
        if let given = try arguments.idLists("sets") {
            try arguments.refuse(["organisation", "states"], with: "sets")
            organisation = nil
            sets = given.map { ThreatSet(of: $0.id, threats: Set($0.listed)) }
        } else {
            organisation = try arguments.entity("organisation", [.organisation], in: situation)
            let states = try arguments.entities("states", [.state], in: situation)
            sets = (states ?? bearers(organisation, in: situation)).map { ThreatSet(of: $0, in: situation) }
        }
        for set in sets where set.namings.isEmpty { situation.miss("threats to \(set.bearer)") }
        let own = organisation.map { Own($0, situation) }
        let value: Datum = [
            "states": .object(sets.map { .init($0.bearer.text, $0.datum) }), "overlap": overlaps(sets),
            "organisation": own.map { $0.datum(sets) } ?? .null,
        ]
        return AnalysisResult(
            value, cases: .init(Set(sets.flatMap(\.threats)).count, "threat"), meaning: meaning(sets, situation),
            caution:
                "Only what a document or somebody named is here: a threat that nobody named to a state may still be "
                + "one, and the same danger may go by several names.")
    }

    private static func bearers(_ organisation: EntityID?, in situation: Situation) -> [EntityID] {
        if let organisation { return situation.states(in: organisation) }
        let named = situation.statements(.all(.threat)).filter(\.holds).compactMap(\.target)
        return Set(named).filter { situation.kind(of: $0) == .state }.sorted()
    }

    private static func overlaps(_ sets: [ThreatSet]) -> Datum {
        .object(
            sets.map { one in
                let others = sets.filter { $0.bearer != one.bearer }
                return .init(one.bearer.text, .object(others.map { .init($0.bearer.text, overlap(one, $0.threats)) }))
            })
    }

    private static func overlap(_ one: ThreatSet, _ other: Set<EntityID>) -> Datum {
        ThreatSet.overlap(one.threats, other).map { .number($0) } ?? .null
    }

    /// What the organisation itself names, and what it is there for.
    private struct Own {
        let id: EntityID
        let named: ThreatSet
        let mandate: Set<EntityID>

        init(_ id: EntityID, _ situation: Situation) {
            self.id = id
            named = ThreatSet(of: id, in: situation)
            mandate = MandateThreats(of: id, in: situation).threats
            if named.namings.isEmpty { situation.miss("threats named by \(id)") }
        }

        func datum(_ sets: [ThreatSet]) -> Datum {
            let all = named.threats.union(mandate)
            return [
                "id": .string(id.text), "named": named.datum, "mandate": .ids(mandate.sorted()),
                "overlap": .object(sets.map { .init($0.bearer.text, overlap($0, all)) }),
            ]
        }
    }

    private static func meaning(_ sets: [ThreatSet], _ situation: Situation) -> String {
        let known = sets.filter { !$0.namings.isEmpty }
        guard !known.isEmpty else { return "No threat to these states is stated." }
        let counts = known.flatMap(\.namings).reduce(into: [EntityID: Int]()) { $0[$1.threat, default: 0] += 1 }
        let most = counts.values.max() ?? 0
        let widest = counts.keys.filter { counts[$0] == most }.sorted().map { situation.name($0) }
        return
            "Of \(counts.count.counted("threat")), \(widest.sentenceList) \(widest.count == 1 ? "is" : "are") named "
            + "most widely: for \(most) of the \(known.count.counted("state")) of which threats are stated."
    }
}
