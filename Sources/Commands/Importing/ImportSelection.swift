// SPDX-License-Identifier: Apache-2.0

import Model

/// What of a plan is to be written, given what the register has.
struct ImportSelection {
    private(set) var items: [ImportPlan.Item] = []
    /// How many entities are new, get a new version, or stay as they are.
    private(set) var newEntities = 0
    private(set) var renewedEntities = 0
    private(set) var keptEntities = 0
    /// How many registrations a history repeats, whatever the register has.
    private(set) var registrations = 0

    init(_ accepted: [ImportPlan.Item], of plan: ImportPlan, in registered: RegisteredEntities) {
        items.reserveCapacity(accepted.count)
        guard !plan.isHistory else {
            items = accepted
            registrations = accepted.count { if case .entity = $0.step { true } else { false } }
            return
        }
        for item in accepted {
            if wants(item.step, in: registered) { items.append(item) }
        }
    }

    /// Whether a step changes anything; entities are counted.
    private mutating func wants(_ step: ImportPlan.Step, in registered: RegisteredEntities) -> Bool {
        guard case .entity(let entity, let isFallback) = step else { return true }
        guard let present = registered[entity.id] else {
            newEntities += 1
            return true
        }
        guard !isFallback, present != entity else {
            keptEntities += 1
            return false
        }
        renewedEntities += 1
        return true
    }
}
