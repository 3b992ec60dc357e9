// SPDX-License-Identifier: Apache-2.0

public import Model

/// The register knows which entities there are, so that it can check what a write names.
extension Register: EntityDirectory {
    /// The kind of a registered entity; nil where nobody registered it.
    public func kind(of id: EntityID) -> EntityKind? {
        entities.index(of: id).map { entities[$0].kind }
    }

    /// Every id that is registered as one of some kinds, in the order of registration.
    public func ids(of kinds: [EntityKind]) -> [EntityID] {
        entities.all.lazy.map { self.entities[$0] }.filter { kinds.isEmpty || kinds.contains($0.kind) }.map(\.id)
    }

    /// The index of a registered entity of one of some kinds (any, where there are none), or why it cannot stand there.
    func entity(_ id: EntityID, of kinds: [EntityKind], field: String) throws(Rejection) -> EntityIndex {
        try require(id, of: kinds, field: field)
        guard let index = entities.index(of: id) else { throw unknown(id, of: kinds, field: field) }
        return index
    }
}
