// SPDX-License-Identifier: Apache-2.0

import Model
import Register

/// The judgements that were met so far, and their values in one draw.
///
/// Values are made when they are first asked for in a draw. That is the same as making all of them, because each is a
/// function of the seed, the draw and the input alone.
final class DrawnInputs {
    /// Every judgement, in the order of asking.
    private(set) var all: [UncertainInput] = []
    /// The number of the draw.
    private(set) var number = 0

    private let generator: DrawNumbers
    private var numbers: DrawNumbers
    private var values: [Value] = []
    private var known: [UncertainInput.Identity: Int] = [:]

    /// The value of an input in a draw.
    private struct Value {
        var number = -1
        var outcome = 0
        var within = 0.0
    }

    init(seed: UInt64) {
        generator = DrawNumbers(seed: seed)
        numbers = generator.stream(0)
    }

    /// Begins a draw.
    func begin(_ number: Int) {
        self.number = number
        numbers = generator.stream(UInt64(number))
    }

    /// The outcome of an input in this draw.
    func outcome(of input: Int) -> Int { value(input).outcome }

    /// The outcome of an input in each of so many draws.
    func outcomes(of input: Int, draws: Int) -> [Int] {
        (0..<draws).map { draw in
            all[input].drawn(generator.stream(UInt64(draw)).fraction(all[input].place)).outcome
        }
    }

    /// Decides an input in a statement as it is in this draw.
    ///
    /// - Returns: whether the statement stands.
    func decide(_ input: Int, in item: inout some Judged) -> Bool {
        let value = value(input)
        let outcome = all[input].outcomes[value.outcome]
        guard let aspect = all[input].aspect else { return outcome != .silent }
        item.take(outcome, aspect, within: value.within)
        return true
    }

    /// The places of some judgements: the same one may stand in several answers.
    func places(of judgements: [UncertainInput]) -> [Int] {
        judgements.map { judgement in
            if let place = known[judgement.identity] { return place }
            all.append(judgement)
            values.append(Value())
            known[judgement.identity] = all.count - 1
            return all.count - 1
        }
    }

    private func value(_ input: Int) -> Value {
        if values[input].number != number {
            let (outcome, within) = all[input].drawn(numbers.fraction(all[input].place))
            values[input] = Value(number: number, outcome: outcome, within: within)
        }
        return values[input]
    }
}
