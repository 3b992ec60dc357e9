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

    /// The states with one of some statuses in an organisation, sorted by id.
    public func states(in organisation: EntityID, status statuses: [String] = ["member"]) -> [EntityID] {
        statements(.membership, towards: organisation).filter { statement in
            guard statement.holds, let status = statement.word(Self.status), statuses.contains(status) else {
                return false
            }
            use(statement)
            return true
        }.map(\.subject).sorted()
    }

    /// The bodies of an organisation, sorted by id.
    public func bodies(of organisation: EntityID) -> [EntityID] {
        statements(.composition, towards: organisation).filter(\.holds).map(\.subject).sorted()
    }
}
