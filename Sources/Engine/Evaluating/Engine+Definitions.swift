// SPDX-License-Identifier: Apache-2.0

import Analysis
import Model
import Register

extension Engine {
    /// Findings that come with entities, checked against these and those of the register.
    func definitions(_ findings: [Datum], _ entities: [Entity]) throws(Rejection) -> [Definition] {
        let directory = ArrivingEntities(
            register: register, kinds: Dictionary(entities.map { ($0.id, $0.kind) }) { $1 })
        var definitions: [Definition] = []
        for (position, content) in findings.enumerated() {
            do {
                _ = try Finding(reading: content, in: directory)
                definitions.append(try Definition(reading: content, as: .finding))
            } catch { throw error.within("findings[\(position)]") }
        }
        return definitions
    }
}

/// The entities of the register, and such as are about to be registered.
private struct ArrivingEntities: EntityDirectory {
    let register: Register
    let kinds: [EntityID: EntityKind]

    func kind(of id: EntityID) -> EntityKind? { kinds[id] ?? register.kind(of: id) }

    func ids(of wanted: [EntityKind]) -> [EntityID] {
        kinds.filter { wanted.isEmpty || wanted.contains($0.value) }.map(\.key) + register.ids(of: wanted)
    }
}
