// SPDX-License-Identifier: Apache-2.0

import Model

/// What an evaluation has read, and the first thing that left it open.
struct EvaluationNotes {
    private(set) var operands: [Conclusion.Operand] = []
    private var noted: Set<Conclusion.Operand> = []
    private(set) var gap: String?

    /// Notes a reading, unless it stands in the expression as it is, or was noted before.
    mutating func add(_ operand: Operand, _ reading: Reading, _ bound: [String]) {
        switch operand {
        case .number, .word: return
        default: break
        }
        guard operands.count < EvaluationLimits.operands else { return }
        let operand = Conclusion.Operand(label: operand.label(bound), reading: reading)
        if noted.insert(operand).inserted { operands.append(operand) }
    }

    /// Notes what leaves the evaluation open.
    mutating func miss(_ reason: String) { gap = gap ?? String(reason.prefix(EvaluationLimits.reasonLength)) }
}

// How people read the parts of an expression. Variables are shown by what they stand for, or else by name.
extension Operand {
    func label(_ bound: [String]) -> String {
        switch self {
        case .number(let number): "\(number)"
        case .word(let word): word
        case .measure(let call):
            ([call.measure.name] + call.entities.map { $0.label(bound) } + call.options).joined(separator: " ")
        case .tauB(let range, let x, let y):
            "tau-b of \(x.label(bound)) and \(y.label(bound)) over \(range.set.label(bound))"
        case .count(let range, _): "count among \(range.set.label(bound))"
        case .fold(let fold, let range, let operand):
            "\(fold.rawValue) of \(operand.label(bound)) over \(range.set.label(bound))"
        }
    }
}

extension Term {
    func label(_ bound: [String]) -> String {
        switch self {
        case .entity(let id): id.text
        case .variable(let place, let name): bound.indices.contains(place) ? bound[place] : "$\(name)"
        }
    }
}

extension EntitySet {
    func label(_ bound: [String]) -> String {
        switch self {
        case .list(let terms): terms.map { $0.label(bound) }.joined(separator: ", ")
        case .members(let term, let statuses):
            (statuses == ["member"] ? "members" : statuses.joined(separator: " or ")) + " of \(term.label(bound))"
        case .leaders(let term): "leaders of \(term.label(bound))"
        case .both(let a, let b): "\(a.label(bound)) that are also \(b.label(bound))"
        case .either(let a, let b): "\(a.label(bound)) or \(b.label(bound))"
        case .except(let a, let b): "\(a.label(bound)) that are not \(b.label(bound))"
        }
    }
}
