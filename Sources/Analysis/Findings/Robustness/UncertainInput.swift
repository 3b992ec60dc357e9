// SPDX-License-Identifier: Apache-2.0

import Chronology
import Model
import Register

/// One thing in a statement that is a judgement, and what it may be instead: what draws vary.
struct UncertainInput: Sendable {
    /// The statement.
    let slot: SlotKey
    /// What in it; nil for whether it stands at all.
    let aspect: Aspect?
    /// What it may be.
    let outcomes: [Outcome]
    /// Up to which fraction each outcome is drawn.
    private let limits: [Double]
    /// The claims that say so.
    let claims: [ClaimID]
    /// How people read it: `dependence UZB RUS energy, level`.
    let label: String
    /// The place of its numbers among those of a draw.
    let place: UInt64

    /// One thing that it may be.
    enum Outcome: Hashable, Sendable {
        /// This is said.
        case said(Said)
        /// A number between two.
        case stretch(Double, Double)
        /// The statement stands.
        case stands
        /// Nobody says so.
        case silent
    }

    /// What makes two judgements one, wherever they were met.
    struct Identity: Hashable {
        let slot: SlotKey
        let aspect: Aspect?
        let outcomes: [Outcome]
    }

    /// What makes it the same as another.
    var identity: Identity { Identity(slot: slot, aspect: aspect, outcomes: outcomes) }

    /// - Parameters:
    ///   - options: groups that are drawn alike often, as are the outcomes in each; equal ones add up.
    ///   - end: the last day of the statement, where it is one of earlier days.
    init(_ statement: Statement, _ aspect: Aspect?, options: [[Outcome]], claims: [ClaimID], until end: Day?) {
        slot = statement.slot
        self.aspect = aspect
        self.claims = claims
        let field = aspect?.name(in: statement.slot.kind.kind) ?? "date"
        label = "\(statement.slot.label), \(field)" + (end.map { ", to \($0)" } ?? "")
        place = UInt64(fingerprintOf: label)
        var (outcomes, weights): ([Outcome], [Double]) = ([], [])
        for option in options {
            for outcome in option {
                let weight = 1 / Double(options.count * option.count)
                if let known = outcomes.firstIndex(of: outcome) {
                    weights[known] += weight
                } else {
                    outcomes.append(outcome)
                    weights.append(weight)
                }
            }
        }
        self.outcomes = outcomes
        var sum = 0.0
        limits = weights.map { weight in
            sum += weight
            return sum
        }
    }

    /// Whether the outcome alone says what it is.
    var isDiscrete: Bool {
        outcomes.allSatisfy { outcome in
            if case .stretch = outcome { false } else { true }
        }
    }

    /// The outcome that a fraction draws, and how far into the outcome's part the fraction reaches.
    func drawn(_ fraction: Double) -> (outcome: Int, within: Double) {
        var outcome = 0
        while outcome < outcomes.count - 1, fraction >= limits[outcome] { outcome += 1 }
        let low = outcome == 0 ? 0 : limits[outcome - 1]
        return (outcome, (fraction - low) / (limits[outcome] - low))
    }
}

extension SlotKey {
    /// How people read the question: the kind, both ends, and what belongs to it besides.
    fileprivate var label: String {
        let asked = qualifiers.elements.map { element in
            let datum = element.value.datum(kind.kind.fields[Int(element.position)].type)
            return datum.text ?? datum.summary
        }
        return
            ([kind.kind.name, subject.text]
            + [object?.text, isPlan ? "planned" : nil, own?.description].compactMap(\.self)
            + asked).joined(separator: " ")
    }
}
