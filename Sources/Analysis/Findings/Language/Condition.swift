// SPDX-License-Identifier: Apache-2.0

import Model

/// When a finding holds: comparisons of operands, joined.
indirect enum Condition: Sendable {
    case comparison(Operand, Comparison, Operand)
    case and([Condition])
    case or([Condition])
    case not(Condition)
    /// For every member of a set.
    case all(EntityRange, Condition)
    /// For at least one member of a set.
    case any(EntityRange, Condition)
}

/// What is compared: a number or a word, as they stand, or as they are read from the model.
indirect enum Operand: Sendable {
    case number(Double)
    case word(String)
    case measure(MeasureCall)
    /// How far the orders of two readings agree over a set: Kendall's tau-b.
    case tauB(EntityRange, x: Operand, y: Operand)
    /// For how many members of a set a condition holds.
    case count(EntityRange, where: Condition)
    /// One number made of those of the members of a set.
    case fold(Fold, EntityRange, of: Operand)

    enum Fold: String, CaseIterable {
        case sum, least, greatest
    }
}

/// A measure of given entities. A class, because draws pass it on many times.
final class MeasureCall: Sendable {
    /// Its place among the readings of the expression.
    let site: Int
    let measure: Measure
    let entities: [Term]
    let options: [String]

    init(site: Int, measure: Measure, entities: [Term], options: [String]) {
        self.site = site
        self.measure = measure
        self.entities = entities
        self.options = options
    }
}

/// A variable that goes through the members of a set. Its number is that of the variables around it.
final class EntityRange: Sendable {
    /// Its place among the readings of the expression.
    let site: Int
    let variable: String
    let set: EntitySet

    init(site: Int, variable: String, set: EntitySet) {
        self.site = site
        self.variable = variable
        self.set = set
    }
}

/// An entity by its id, or by the variable that stands for it.
enum Term: Sendable {
    case entity(EntityID)
    /// The number of variables around the one that is meant, and its name.
    case variable(Int, String)

    /// The entity, where so many variables are bound.
    func id(_ bound: [EntityID]) -> EntityID {
        switch self {
        case .entity(let id): id
        case .variable(let place, _): bound[place]
        }
    }
}

/// Entities that a variable may stand for.
indirect enum EntitySet: Sendable {
    case list([Term])
    /// The states with one of some statuses in an organisation.
    case members(Term, status: [String])
    case leaders(Term)
    case both(EntitySet, EntitySet)
    case either(EntitySet, EntitySet)
    case except(EntitySet, EntitySet)
}

extension EntitySet {
    /// The members in a situation, each once, with how surely; those of an organisation are sorted by id.
    func members(in situation: Situation, _ bound: [EntityID]) -> Roll<EntityID> {
        switch self {
        case .list(let terms): Self.distinct(terms.map { $0.id(bound) })
        case .members(let term, let statuses): situation.roll(of: term.id(bound), status: statuses)
        case .leaders(let term): situation.leaders(of: term.id(bound))
        case .both(let a, let b): a.members(in: situation, bound).both(b.members(in: situation, bound))
        case .either(let a, let b): a.members(in: situation, bound).either(b.members(in: situation, bound))
        case .except(let a, let b): a.members(in: situation, bound).except(b.members(in: situation, bound))
        }
    }

    private static func distinct(_ ids: [EntityID]) -> Roll<EntityID> {
        var seen: Set<EntityID> = []
        return Roll(ids.filter { seen.insert($0).inserted }.map { ($0, .certain) })
    }
}
