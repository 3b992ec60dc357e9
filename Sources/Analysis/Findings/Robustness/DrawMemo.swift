// SPDX-License-Identifier: Apache-2.0

/// A value that is a function of what it asks of a drawing, computed no more often than need be.
///
/// What it asked so far are answers with inputs. Where all of these have the outcomes of an earlier draw, it would ask
/// the same again and be answered the same, so the value is that of then. Where it asks something new, what was kept is
/// forgotten, because the inputs tell too little.
struct DrawMemo<Value> {
    /// The inputs in what it asked.
    private(set) var inputs: [Int] = []
    private var asked: Set<Drawing.Place> = []
    /// Values by the outcomes of the inputs; empty where there are too many, or where outcomes do not say all.
    private var kept: [Value?] = [nil]
    private var last: (number: Int, value: Value)?

    /// Combinations of outcomes for which values are kept, at most.
    static var mostKept: Int { 4_096 }

    /// The value in the present draw.
    mutating func value(in drawing: Drawing, _ compute: () -> Value) -> Value {
        if kept.isEmpty {
            if let last, last.number == drawing.inputs.number { return last.value }
        } else if let value = kept[key(drawing)] {
            return value
        }
        drawing.touched.removeAll(keepingCapacity: true)
        let value = compute()
        learn(drawing)
        if kept.isEmpty { last = (drawing.inputs.number, value) } else { kept[key(drawing)] = value }
        return value
    }

    private func key(_ drawing: Drawing) -> Int {
        var key = 0
        for input in inputs { key = key * drawing.inputs.all[input].outcomes.count + drawing.inputs.outcome(of: input) }
        return key
    }

    private mutating func learn(_ drawing: Drawing) {
        guard drawing.touched.contains(where: { !asked.contains($0) }) else { return }
        asked.formUnion(drawing.touched)
        inputs = Set(asked.flatMap(drawing.inputs(of:))).sorted()
        kept = Array(repeating: nil, count: Self.combinations(inputs.map { drawing.inputs.all[$0] }) ?? 0)
    }

    private static func combinations(_ inputs: [UncertainInput]) -> Int? {
        var combinations = 1
        for input in inputs {
            combinations *= input.outcomes.count
            guard input.isDiscrete, combinations <= mostKept else { return nil }
        }
        return combinations
    }
}
