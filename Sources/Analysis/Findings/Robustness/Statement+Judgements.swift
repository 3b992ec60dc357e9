// SPDX-License-Identifier: Apache-2.0

import Chronology
import Model
import Register

/// What in a statement is a judgement, and how far it may be off.
///
/// - a range: any number in it, each as likely; personnel that only units tell, any number in their strength;
/// - a level or an intensity, and how much an organisation demands: one step less, as it is, one step more;
/// - the weight of a leader as a single number: up to a fifth less or more;
/// - what sources contradict, or may have changed by the day: the answer, or one of the others, each as likely;
/// - what may hold on the day, or may have happened, with nothing said instead: it stands, or nobody says so.
extension Statement {
    /// Each judgement, in the order of the fields.
    ///
    /// - Parameter end: the last day of the statement, where it is one of earlier days.
    func judgements(until end: Day? = nil) -> [UncertainInput] {
        let fields = slot.kind.kind.fields.indices.map { Aspect.field(UInt8($0)) }
        let inputs = ([.presence, .object] + fields).compactMap { judgement(of: $0, until: end) }
        guard isOfUncertainDate else { return inputs }
        return inputs + [UncertainInput(self, nil, options: [[.stands], [.silent]], claims: claims, until: end)]
    }

    /// Equal parts of a range that are told apart when the influence of a draw is measured.
    static let slicesOfRange = 8
    /// How far the single number that weighs a leader may be off, as a part of it.
    static let weightLeeway = 0.2

    private func judgement(of aspect: Aspect, until end: Day?) -> UncertainInput? {
        if case .field(let position) = aspect, slot.kind.kind.slotPositions.contains(Int(position)) { return nil }
        let others = others.filter { $0.aspect == aspect }
        let said = (own(aspect).map { [$0] } ?? []) + others.map(\.said)
        let options = said.isEmpty ? strength(aspect) : said.map { outcomes(of: $0, aspect) }
        let input = UncertainInput(
            self, aspect, options: options, claims: Set(claims(on: aspect) + others.flatMap(\.claims)).sorted(),
            until: end)
        return input.outcomes.count > 1 ? input : nil
    }

    /// What is said of an aspect.
    private func own(_ aspect: Aspect) -> Said? {
        switch aspect {
        case .presence: holds ? .value(.flag(true)) : .nothing
        case .object: object.map { .value(.entity($0)) }
        case .field(let position):
            value[Int(position)].map { .value($0) } ?? (slot.kind.kind.statusPosition == Int(position) ? .nothing : nil)
        }
    }

    private func outcomes(of said: Said, _ aspect: Aspect) -> [UncertainInput.Outcome] {
        guard case .value(let value) = said, case .field(let position) = aspect else { return [.said(said)] }
        let field = slot.kind.kind.fields[Int(position)]
        switch (value, field.type) {
        case (.range(let quantity), _) where quantity.low < quantity.high:
            return Self.slices(quantity.low, quantity.high)
        case (.range(let quantity), _) where slot.kind == .leadership && field.name == "weight" && quantity.low > 0:
            return Self.slices(quantity.low * (1 - Self.weightLeeway), quantity.low * (1 + Self.weightLeeway))
        case (.integer(let level), .integer(let scale)) where Self.levels.contains(field.name):
            return (-1...1).map { .said(.value(.integer(min(max(level + $0, scale.lowerBound), scale.upperBound)))) }
        case (.token(let step), .token(let steps)) where slot.kind == .rules && field.name == "demand":
            return Self.neighbours(of: step, in: steps).map { .said(.value(.token($0))) }
        default: return [.said(said)]
        }
    }

    /// Names of whole numbers that are judgements.
    private static let levels = ["level", "intensity"]

    /// The step before, the step, and the one after; at an end, the end again.
    private static func neighbours(of step: String, in steps: [String]) -> [String] {
        guard let place = steps.firstIndex(of: step) else { return [step] }
        return [steps[max(place - 1, 0)], step, steps[min(place + 1, steps.count - 1)]]
    }

    private static func slices(_ low: Double, _ high: Double) -> [UncertainInput.Outcome] {
        let width = (high - low) / Double(slicesOfRange)
        return (0..<slicesOfRange).map { .stretch(low + Double($0) * width, low + Double($0 + 1) * width) }
    }

    /// The strength of the units of which no number of people is told.
    private func strength(_ aspect: Aspect) -> [[UncertainInput.Outcome]] {
        guard slot.kind == .contribution, aspect == .field(UInt8(Contribution.personnel.position)),
            let strength = UnitStrength.personnel(of: Units.list(value[Contribution.units.position])).sum,
            !strength.isExact
        else { return [] }
        return [Self.slices(strength.low, strength.high)]
    }
}

extension Statement: Judged {
    func judgements(on day: Day) -> [UncertainInput] { judgements() }

    func decided(on day: Day) -> Statement {
        var copy = self
        copy.others = []
        copy.certainty = .certain
        if holds, certainty == .possible {
            copy.since = DayRange(joining: since.first, min(since.last, max(since.first, day)))
        }
        return copy
    }

    mutating func take(_ outcome: UncertainInput.Outcome, _ aspect: Aspect, within: Double) {
        switch (outcome, aspect) {
        case (.stretch(let low, let high), .field(let position)):
            value[Int(position)] = .number(low + within * (high - low))
        case (.said(let said), .presence): holds = said != .nothing
        case (.said(.value(.entity(let id))), .object): object = id
        case (.said(let said), .field(let position)): take(said, Int(position))
        default: break
        }
    }

    private mutating func take(_ said: Said, _ position: Int) {
        if case .value(let stated) = said { value[position] = stated } else { value[position] = nil }
        guard slot.kind.kind.statusPosition == position else { return }
        holds = said != .nothing && said != .value(.token(ClaimKind.noneToken))
    }
}

/// On earlier days, what the sources contradict is drawn, and so are ranges and levels; a change that may have happened
/// on one of them is not: it has happened by the day.
extension Stint: Judged {
    func judgements(on day: Day) -> [UncertainInput] {
        guard !days.contains(day) else { return statement.judgements() }
        var sure = statement
        sure.others = statement.others.filter { $0.reason == .contested }
        sure.certainty = .certain
        return sure.judgements(until: days.last)
    }

    func decided(on day: Day) -> Stint {
        var copy = self
        if days.contains(day) {
            copy.statement = statement.decided(on: day)
        } else {
            copy.statement.others = statement.others.filter { $0.reason == .uncertainDate }
        }
        return copy
    }

    mutating func take(_ outcome: UncertainInput.Outcome, _ aspect: Aspect, within: Double) {
        statement.take(outcome, aspect, within: within)
    }
}
