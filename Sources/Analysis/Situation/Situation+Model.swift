// SPDX-License-Identifier: Apache-2.0

public import Model

/// The words of the model that more than one analysis needs.
extension Situation {
    static let status = FieldKey(.membership, "status")

    /// The membership of a state in an organisation; nil where nobody speaks.
    public func membership(of state: EntityID, in organisation: EntityID) -> Statement? {
        statements(.membership, towards: organisation).first { $0.subject == state }
    }

    /// The status of a state in an organisation, `none` where somebody says so; nil where nobody speaks.
    public func status(of state: EntityID, in organisation: EntityID) -> String? {
        membership(of: state, in: organisation).map { statement in
            use(statement)
            return statement.holds ? statement.word(Self.status) ?? ClaimKind.noneToken : ClaimKind.noneToken
        }
    }

    /// The states with one of some statuses in an organisation by the answer, sorted by id.
    public func states(in organisation: EntityID, status statuses: [String] = ["member"]) -> [EntityID] {
        roll(of: organisation, status: statuses).members(.stated)
    }

    /// The states that have, or may have, one of some statuses in an organisation, sorted by id.
    ///
    /// What is said of a state that has another status is used too: that decides who is not among them.
    func roll(of organisation: EntityID, status statuses: [String] = ["member"]) -> Roll<EntityID> {
        let memberships = statements(.membership, towards: organisation)
        memberships.forEach(use)
        return Roll(memberships.map { ($0.subject, $0.presence(statuses)) }.sorted { $0.0 < $1.0 })
    }

    /// The states that lead an organisation, or may, sorted by id.
    func leaders(of organisation: EntityID) -> Roll<EntityID> {
        let leaders = statements(.leadership, towards: organisation)
        leaders.forEach(use)
        return Roll(leaders.map { ($0.subject, $0.presence) }.sorted { $0.0 < $1.0 })
    }

    /// The bodies of an organisation, sorted by id.
    public func bodies(of organisation: EntityID) -> [EntityID] {
        statements(.composition, towards: organisation).filter(\.holds).map(\.subject).sorted()
    }
}
