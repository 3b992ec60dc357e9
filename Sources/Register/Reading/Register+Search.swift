// SPDX-License-Identifier: Apache-2.0

public import Model

extension Register {
    /// Entities whose id fits a text, the best first.
    public func search(_ text: String, limit: Int) -> [(entity: Entity, score: Double)] {
        EntityID(text).flatMap { entity($0) }.map { [($0, 1)] } ?? []
    }
}
