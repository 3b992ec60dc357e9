// SPDX-License-Identifier: Apache-2.0

import Model

/// One evaluation of an expression. With notes, everything is read and told; without, no more than decides.
struct Evaluation<Source: Readings> {
    let source: Source
    private(set) var notes: EvaluationNotes?
    private var bound: [Source.Member] = []
    private var budget = EvaluationLimits.members

    init(_ source: Source, notes: EvaluationNotes? = nil) {
        self.source = source
        self.notes = notes
    }

    /// What left it open; nil where nothing did.
    var gap: String? { isExhausted ? EvaluationLimits.reason : notes?.gap }
    /// Whether it was broken off; what it gives then is undetermined.
    var isExhausted: Bool { budget < 0 }

    mutating func verdict(_ condition: Condition) -> Verdict {
        guard !isExhausted else { return .undetermined }
        let verdict = decide(condition)
        return isExhausted ? .undetermined : verdict
    }

    private mutating func decide(_ condition: Condition) -> Verdict {
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
        guard !isExhausted else { return .unknown(EvaluationLimits.reason) }
        return read(operand)
    }

    private mutating func read(_ operand: Operand) -> Reading {
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
        let roll = source.members(range, bound)
        guard roll.hasCertain else { return emptiness(range, roll) }
        return join(roll.entries.count, isAny: isAny) { evaluation, place in
            let entry = roll.entries[place]
            let verdict = evaluation.with(entry.member) { $0.verdict(part) }
            guard entry.presence != .certain, verdict == Self.deciding(isAny) else { return verdict }
            return evaluation.open(entry.member, range)
        }
    }

    /// What one part of a conjunction or a disjunction must be to decide it.
    private static func deciding(_ isAny: Bool) -> Verdict { isAny ? .holds : .fails }

    /// A member that would decide, were it certain that it is one.
    private mutating func open(_ member: Source.Member, _ range: EntityRange) -> Verdict {
        if notes != nil {
            let names = bound.map { source.id($0).text }
            let member = source.id(member)
            notes?.miss("whether \(member) is among \(range.set.label(names)) is open")
        }
        return .undetermined
    }

    /// A conjunction or a disjunction: one part may decide it, else one that is open leaves it open.
    private mutating func join(
        _ count: Int, isAny: Bool, _ verdict: (inout Self, Int) -> Verdict
    ) -> Verdict {
        let deciding = Self.deciding(isAny)
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

    private mutating func emptiness(_ range: EntityRange, _ roll: Roll<Source.Member>) -> Verdict {
        let reason = emptyReason(range, roll)
        notes?.miss(reason)
        return .undetermined
    }

    private func emptyReason(_ range: EntityRange, _ roll: Roll<Source.Member>) -> String {
        guard notes != nil else { return "" }
        return (roll.entries.isEmpty ? "nobody is among " : "nobody is certain to be among ")
            + range.set.label(bound.map { source.id($0).text })
    }

    private mutating func with<Value>(_ member: Source.Member, _ body: (inout Self) -> Value) -> Value {
        budget -= 1
        bound.append(member)
        defer { bound.removeLast() }
        return body(&self)
    }

    // MARK: Operands

    /// At least as many as it holds for, at most those too for which it is open, or whose presence is. A set without
    /// members has no count.
    private mutating func count(_ range: EntityRange, _ condition: Condition) -> Reading {
        let roll = source.members(range, bound)
        guard !roll.entries.isEmpty else { return .unknown(emptyReason(range, roll)) }
        return .number(
            roll.entries.reduce(.zero) { count, entry in
                switch with(entry.member, { $0.silently { $0.verdict(condition) } }) {
                case .holds: count + entry.presence.weigh(1)
                case .undetermined: count + Bounds(0, between: 0, and: 1)
                case .fails: count
                }
            })
    }

    private mutating func fold(_ fold: Operand.Fold, _ range: EntityRange, _ operand: Operand) -> Reading {
        switch numbers(range, operand) {
        case .failure(let gap): .unknown(gap.reason)
        case .success(let numbers): .number(fold.of(numbers))
        }
    }

    private mutating func tauB(_ range: EntityRange, _ x: Operand, _ y: Operand) -> Reading {
        switch (numbers(range, x), numbers(range, y)) {
        case (.failure(let gap), _), (_, .failure(let gap)): .unknown(gap.reason)
        case (.success(let x), .success(let y)): OrderAgreement.tauB(x, y)
        }
    }

    /// The number of each member, of whom at least one is certain; one that is unknown leaves all open, for missing is
    /// never zero.
    private mutating func numbers(_ range: EntityRange, _ operand: Operand) -> Result<Roll<Bounds>, Gap> {
        let roll = source.members(range, bound)
        guard roll.hasCertain else { return .failure(Gap(reason: emptyReason(range, roll))) }
        var numbers: [Roll<Bounds>.Entry] = []
        numbers.reserveCapacity(roll.entries.count)
        for entry in roll.entries {
            switch with(entry.member, { $0.reading(operand) }) {
            case .number(let bounds): numbers.append(.init(member: bounds, presence: entry.presence))
            case .unknown(let reason): return .failure(Gap(reason: reason))
            case .word: return .failure(Gap(reason: "a word stands where a number is wanted"))
            }
        }
        return .success(Roll(numbers))
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
