// SPDX-License-Identifier: Apache-2.0

import Configuration
import Model

/// What records have given so far.
struct Harvest {
    let mapping: Mapping
    private(set) var entities: [Placed<Entity>] = []
    private(set) var claims: [Placed<Assertion>] = []
    private(set) var fallbacks: Set<EntityID> = []
    private var seen: Set<String> = []

    init(_ mapping: Mapping) { self.mapping = mapping }

    /// Registers the entities that are the same for all rows.
    mutating func takeConstants(_ record: Record, faults: inout FaultList) {
        for template in mapping.entities where template.isConstant {
            take(template, record, at: template.place, faults: &faults)
        }
    }

    /// Makes entities and claims of a record; what is wrong with it goes to the faults.
    mutating func take(_ record: Record, faults: inout FaultList) {
        for template in mapping.entities where !template.isConstant && template.filter.takes(record) {
            take(template, record, at: record.place, faults: &faults)
        }
        for template in mapping.claims where template.filter.takes(record) {
            do throws(ConfigurationError) {
                claims.append(Placed(item: try template.claim(record), place: record.place))
            } catch {
                faults.add(error)
            }
        }
    }

    /// Registers an entity, unless one of its id has been registered: the first row that names it counts.
    private mutating func take(
        _ template: EntityTemplate, _ record: Record, at place: @autoclosure () -> ConfigurationError.Place,
        faults: inout FaultList
    ) {
        do throws(ConfigurationError) {
            guard let id = try template.id.datum(record)?.text, !seen.contains(id) else { return }
            let entity = try template.entity(record)
            seen.insert(id)
            entities.append(Placed(item: entity, place: place()))
            if template.existing == .keep { fallbacks.insert(entity.id) }
        } catch {
            faults.add(error)
        }
    }
}
