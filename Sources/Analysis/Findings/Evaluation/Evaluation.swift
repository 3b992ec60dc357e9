// SPDX-License-Identifier: Apache-2.0

import Model

/// Where an evaluation takes its readings from.
protocol Readings {
    /// How a member of a set is held: its id, or a number for it where that is faster.
    associatedtype Member

    func reading(_ call: MeasureCall, _ bound: [Member]) -> Reading
    func members(_ range: EntityRange, _ bound: [Member]) -> [Member]
    func id(_ member: Member) -> EntityID
}

/// One evaluation of an expression. With notes, everything is read and told; without, no more than decides.
struct Evaluation<Source: Readings> {
    let source: Source
    private(set) var notes: EvaluationNotes?
    private var bound: [Source.Member] = []

    init(_ source: Source, notes: EvaluationNotes? = nil) {
        self.source = source
        self.notes = notes
    }

    mutating func verdict(_ condition: Condition) -> Verdict {
        switch condition {
        case .comparison(let left, let comparison, let right): compare(left, comparison, right)
        case .and(let parts): join(parts, isAny: false)
        case .or(let parts): join(parts, isAny: true)
        case .not(let part): !verdict(part)
        case .all(let range, let part): join(range, part, isAny: false)
        case .any(let range, let part): join(range, part, isAny: true)
        }
    }

    mutating func reading(_ operand: Operand) -> Reading {
        switch operand {
        case .number(let number): .number(Bounds(number))
        case .word(let word): .word(word, orElse: [])
        case .measure(let call): source.reading(call, bound)
        case .tauB(let range, let x, let y): tauB(range, x, y)
        case .count(let range, let condition): count(range, condition)
        case .fold(let fold, let range, let operand): self.fold(fold, range, operand)
        }
    }

    // MARK: Conditions

    private mutating func compare(_ left: Operand, _ comparison: Comparison, _ right: Operand) -> Verdict {
        let readings = (reading(left), reading(right))
        let verdict = comparison.verdict(readings.0, readings.1)
        guard notes != nil else { return verdict }
        let names = bound.map { source.id($0).text }
        notes?.add(left, readings.0, names)
        notes?.add(right, readings.1, names)
        if verdict == .undetermined { notes?.miss(comparison.gap(readings.0, readings.1)) }
        return verdict
    }

    private mutating func join(_ parts: [Condition], isAny: Bool) -> Verdict {
        join(parts.count, isAny: isAny) { evaluation, place in evaluation.verdict(parts[place]) }
    }

    private mutating func join(_ range: EntityRange, _ part: Condition, isAny: Bool) -> Verdict {
        let members = source.members(range, bound)
        guard !members.isEmpty else { return emptiness(range) }
        return join(members.count, isAny: isAny) { evaluation, place in
            evaluation.with(members[place]) { $0.verdict(part) }
        }
    }

    /// A conjunction or a disjunction: one part may decide it, else one that is open leaves it open.
    private mutating func join(
        _ count: Int, isAny: Bool, _ verdict: (inout Self, Int) -> Verdict
    ) -> Verdict {
        let deciding: Verdict = isAny ? .holds : .fails
        var joined = !deciding
        for place in 0..<count {
            let next = verdict(&self, place)
            if next == deciding {
                joined = deciding
                guard notes != nil else { break }
            } else if next == .undetermined, joined != deciding {
                joined = .undetermined
            }
        }
        return joined
    }

    private mutating func emptiness(_ range: EntityRange) -> Verdict {
        let reason = emptyReason(range)
        notes?.miss(reason)
        return .undetermined
    }

    private func emptyReason(_ range: EntityRange) -> String {
        guard notes != nil else { return "" }
        return "nobody is among " + range.set.label(bound.map { source.id($0).text })
    }

    private mutating func with<Value>(_ member: Source.Member, _ body: (inout Self) -> Value) -> Value {
        bound.append(member)
        defer { bound.removeLast() }
        return body(&self)
    }

    // MARK: Operands

    /// At least as many as it holds for, at most those too for which it is open. A set without members has no count.
    private mutating func count(_ range: EntityRange, _ condition: Condition) -> Reading {
        let members = source.members(range, bound)
        guard !members.isEmpty else { return .unknown(emptyReason(range)) }
        var (certain, open) = (0, 0)
        for member in members {
            switch with(member, { $0.silently { $0.verdict(condition) } }) {
            case .holds: certain += 1
            case .undetermined: open += 1
            case .fails: break
            }
        }
        return .number(Bounds(Double(certain), between: Double(certain), and: Double(certain + open)))
    }

    private mutating func fold(_ fold: Operand.Fold, _ range: EntityRange, _ operand: Operand) -> Reading {
        switch numbers(range, operand) {
        case .failure(let gap): .unknown(gap.reason)
        case .success(let numbers): .number(numbers.dropFirst().reduce(numbers[0], fold.joining))
        }
    }

    private mutating func tauB(_ range: EntityRange, _ x: Operand, _ y: Operand) -> Reading {
        switch (numbers(range, x), numbers(range, y)) {
        case (.failure(let gap), _), (_, .failure(let gap)): .unknown(gap.reason)
        case (.success(let x), .success(let y)): OrderAgreement.tauB(x, y)
        }
    }

    /// The number of each member, at least one; one that is unknown leaves all open, for missing is never zero.
    private mutating func numbers(_ range: EntityRange, _ operand: Operand) -> Result<[Bounds], Gap> {
        let members = source.members(range, bound)
        guard !members.isEmpty else { return .failure(Gap(reason: emptyReason(range))) }
        var numbers: [Bounds] = []
        numbers.reserveCapacity(members.count)
        for member in members {
            switch with(member, { $0.reading(operand) }) {
            case .number(let bounds): numbers.append(bounds)
            case .unknown(let reason): return .failure(Gap(reason: reason))
            case .word: return .failure(Gap(reason: "a word stands where a number is wanted"))
            }
        }
        return .success(numbers)
    }

    /// Without notes: what is open within a count is no reason, and its comparisons are too many to show.
    private mutating func silently<Value>(_ body: (inout Self) -> Value) -> Value {
        let kept = notes
        notes = nil
        defer { notes = kept }
        return body(&self)
    }
}

/// Why a number cannot be told.
private struct Gap: Error {
    let reason: String
}

extension Operand.Fold {
    /// Two numbers joined.
    fileprivate var joining: (Bounds, Bounds) -> Bounds {
        switch self {
        case .sum: { $0 + $1 }
        case .least: { Bounds.min($0, $1) }
        case .greatest: { Bounds.max($0, $1) }
        }
    }
}
