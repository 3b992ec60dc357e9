// SPDX-License-Identifier: Apache-2.0

import Chronology
import Model

@testable import Register

/// All that a register holds, as values that can be compared. Indexes without entries count as absent.
struct Snapshot: Equatable {
    var head: SequenceNumber
    var entities: [EntityID: [Registered]]
    var ids: Set<EntityID>
    var claims: [Asserted]
    var standing: Int
    var about: [EntityIndex: [Int32]]
    var citing: [EntityIndex: [Int32]]
    var ofKind: [KindIndex: [Int32]]
    var slots: [Question]
    var ends: [String: [SlotIndex]]
    var sourceRetractions: [EntityIndex: [SequenceNumber]]
    var recordTimes: [String]

    struct Registered: Equatable {
        var index: EntityIndex
        var entity: Entity
        var recorded: Stamp
    }

    struct Asserted: Equatable {
        var claim: Claim
        var subject: EntityIndex
        var object: EntityIndex?
        var slot: SlotIndex
        var retracted: SequenceNumber?
        var rankings: [String]
    }

    struct Question: Equatable {
        var key: SlotKey
        var claims: [Int32]
        var timeline: Timeline
    }

    init(_ register: Register) {
        head = register.head
        entities = [:]
        for index in register.entities.all {
            let numbers = (1...max(1, Int(register.head.value))).map { SequenceNumber(Int64($0)) }
            var versions: [Registered] = []
            for version in numbers.compactMap({ register.entities.version(index, at: $0) })
            where versions.last?.recorded != version.recorded {
                versions.append(.init(index: index, entity: version.entity, recorded: version.recorded))
            }
            entities[register.entities[index].id] = versions
        }
        ids = Set(register.entities.ids)
        claims = register.claims.claims.map {
            Asserted(
                claim: $0.claim, subject: $0.subject, object: $0.object, slot: $0.slot, retracted: $0.retracted,
                rankings: $0.rankings.map { "\($0)" })
        }
        standing = register.claims.standing
        about = register.claims.about.filter { !$0.value.isEmpty }
        citing = register.claims.citing.filter { !$0.value.isEmpty }
        ofKind = register.claims.ofKind.filter { !$0.value.isEmpty }
        slots = register.slots.all.map { index in
            let slot = register.slots[index]
            return Question(key: slot.key, claims: slot.claims, timeline: register.timeline(ofNewest: slot.key))
        }
        ends = [:]
        for id in ids {
            for kind in KindIndex.all {
                ends["\(id) \(kind.position)"] = register.slots.about(id, kind)
                ends["\(kind.position) \(id)"] = register.slots.towards(id, kind)
            }
        }
        sourceRetractions = register.sourceRetractions.filter { !$0.value.isEmpty }
        recordTimes = register.recordTimes.map { "\($0)" }
    }

    /// The slots whose kept timeline is not what their claims come to, or that cannot be found by their key.
    static func staleSlots(of register: Register) -> [SlotKey] {
        register.slots.all.filter { index in
            let slot = register.slots[index]
            let fresh = register.computeTimeline(slot.key, known: nil, recorded: nil, whatIf: [])
            return slot.timeline.map { $0 != fresh } ?? false || register.slots.index(of: slot.key) != index
        }.map { register.slots[$0].key }
    }
}
