// SPDX-License-Identifier: Apache-2.0

import Chronology
public import Model

/// What an export is made from: the entities, claims and findings of a register as they stood at one record.
public struct Holdings: Sendable {
    /// The register's UUID, as text.
    public let register: String
    /// The entities, sorted by id.
    public let entities: [Entity]
    /// The claims that stand, in the order of their assertion.
    public let claims: [Claim]
    /// The claims that were taken back, in the order of their assertion.
    public let retracted: [Claim]
    /// The findings that stand, sorted by name.
    public let findings: [Definition]
    private let places: [EntityID: Int]

    /// Sorts what was read. Ids of entities must be unique.
    public init(
        register: String, entities: [Entity], claims: [Claim], retracted: [Claim] = [], findings: [Definition] = []
    ) {
        self.register = register
        self.entities = entities.sorted { $0.id < $1.id }
        self.claims = claims.sorted { $0.id < $1.id }
        self.retracted = retracted.sorted { $0.id < $1.id }
        self.findings = findings.sorted { $0.name < $1.name }
        places = Dictionary(uniqueKeysWithValues: self.entities.enumerated().map { ($1.id, $0) })
    }

    /// The entity with that id; nil where the holdings have none.
    public subscript(id: EntityID) -> Entity? { places[id].map { entities[$0] } }

    /// The same claims with only the entities that they name, and those that these name in turn: as few as can be loaded
    /// on their own. Findings are left out: what they are about is all of the register. Cost: linear.
    public func withNamedEntities() -> Holdings {
        var named: Set<EntityID> = []
        var pending = (claims + retracted).flatMap(\.assertion.entities)
        while let id = pending.popLast() {
            guard named.insert(id).inserted else { continue }
            pending += self[id]?.attributes.entities ?? []
        }
        return Holdings(
            register: register, entities: entities.filter { named.contains($0.id) }, claims: claims,
            retracted: retracted)
    }
}

extension Assertion {
    /// Every entity that the statement names: its ends, those in its value, and its sources.
    var entities: [EntityID] {
        [subject] + (object.map { [$0] } ?? []) + value.entities + citations.flatMap(\.sources)
    }

    /// What is stated of a field.
    func field(_ name: String) -> FieldValue? {
        kind.kind.fields.firstIndex { $0.name == name }.flatMap { value[$0] }
    }

    /// The token that a field holds.
    func token(_ name: String) -> String? {
        guard case .token(let token) = field(name) else { return nil }
        return token
    }
}

extension Claim {
    /// Types a claim as `claim.list` gives it: an assertion with `id` and `recorded`. One that lost its last citation may
    /// have none.
    public init(reading datum: Datum) throws(Rejection) {
        guard let id = datum["id"]?.text.flatMap({ ClaimID($0) }), let stamp = Stamp(datum["recorded"]) else {
            throw Rejection(.invalid, field: "", given: datum.summary, reason: "This is not a recorded claim.")
        }
        let members = (datum.members ?? []).filter { Assertion.memberNames.contains($0.name) }
        self.init(id: id, assertion: try Assertion(reading: .object(members), isHypothetical: true), recorded: stamp)
    }
}

extension Stamp {
    /// `{sequence, at, by}`; nil for anything else.
    fileprivate init?(_ datum: Datum?) {
        guard let sequence = datum?["sequence"]?.integer, let text = datum?["at"]?.text, let at = try? Instant(text),
            let by = datum?["by"]?.text
        else { return nil }
        self.init(sequence: SequenceNumber(sequence), at: at, by: by)
    }
}
