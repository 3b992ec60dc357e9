// SPDX-License-Identifier: Apache-2.0

import Analysis
import Chronology
import Model
import Register

/// What a register has answered so far for one side of an evaluation, as a value that goes to another thread.
struct GatheredSide: Sendable {
    let on: Day
    var answers: [Inquiry: [Statement]] = [:]
    var histories: [Inquiry: [Stint]] = [:]
    var sequels: [Inquiry: [Stint]] = [:]
    /// Entities that were looked up; nil for those that are not registered.
    var entities: [EntityID: Entity?] = [:]

    /// The part of it that draws need.
    var forDraws: Gathered {
        Gathered(on: on, answers: answers, histories: histories, entities: entities.compactMapValues { $0 })
    }
}

/// What an evaluation asked and had not been gathered.
public struct Wanted: Sendable {
    var answers: Set<Inquiry> = []
    var histories: Set<Inquiry> = []
    var sequels: Set<Inquiry> = []
    var entities: Set<EntityID> = []

    var isEmpty: Bool { answers.isEmpty && histories.isEmpty && sequels.isEmpty && entities.isEmpty }
}

/// Answers an evaluation from what was gathered. What was not is answered with nothing, and noted.
final class GatheredSource: StatementSource {
    private let side: GatheredSide
    private(set) var wanted = Wanted()

    init(_ side: GatheredSide) { self.side = side }

    func statements(_ inquiry: Inquiry) -> [Statement] {
        if let known = side.answers[inquiry] { return known }
        wanted.answers.insert(inquiry)
        return []
    }

    func history(_ inquiry: Inquiry) -> [Stint] {
        if let known = side.histories[inquiry] { return known }
        wanted.histories.insert(inquiry)
        return []
    }

    func sequel(_ inquiry: Inquiry) -> [Stint] {
        if let known = side.sequels[inquiry] { return known }
        wanted.sequels.insert(inquiry)
        return []
    }

    func entity(_ id: EntityID) -> Entity? {
        if let known = side.entities[id] { return known }
        wanted.entities.insert(id)
        return nil
    }

    /// Suggestions are made on the owner thread, which knows all ids.
    func ids(of kinds: [EntityKind]) -> [EntityID] { [] }
}
