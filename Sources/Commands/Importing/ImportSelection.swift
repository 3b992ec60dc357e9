// SPDX-License-Identifier: Apache-2.0

import Model

/// What of a plan is to be written, given what the register has.
struct ImportSelection {
    private(set) var items: [ImportPlan.Item] = []
    private(set) var entities = Count()
    private(set) var findings = Count()

    /// How many of a sort are new, get a new version, or stay as they are.
    struct Count {
        var new = 0
        var renewed = 0
        var kept = 0
        /// How many a history repeats, whatever the register has.
        var repeated = 0

        /// How many are to be written.
        var written: Int { new + renewed }
    }

    init(
        _ accepted: [ImportPlan.Item], of plan: ImportPlan, in registered: RegisteredEntities,
        beside standing: StandingFindings
    ) {
        items.reserveCapacity(accepted.count)
        guard !plan.isHistory else {
            items = accepted
            entities.repeated = accepted.count { if case .entity = $0.step { true } else { false } }
            return
        }
        for item in accepted {
            switch item.step {
            case .entity(let entity, let isFallback):
                let isPresent = registered[entity.id] != nil
                let isKept = isPresent && (isFallback || registered[entity.id] == entity)
                if entities.add(isPresent: isPresent, isKept: isKept) { items.append(item) }
            case .definition(let definition, _):
                let present = standing[definition.name]
                let isKept = present?.inOrderOfNames == definition.content.inOrderOfNames
                guard findings.add(isPresent: present != nil, isKept: isKept) else { continue }
                items.append(.init(place: item.place, step: .definition(definition, replacing: present)))
            default: items.append(item)
            }
        }
    }
}

extension ImportSelection.Count {
    /// Counts one, and says whether it has to be written.
    fileprivate mutating func add(isPresent: Bool, isKept: Bool) -> Bool {
        if isKept { kept += 1 } else if isPresent { renewed += 1 } else { new += 1 }
        return !isKept
    }
}
