// SPDX-License-Identifier: Apache-2.0

import Chronology
import Register

/// A statement, or a stretch of days with one, in which judgements can be decided otherwise.
protocol Judged {
    /// What in it is a judgement, on the day of a situation.
    func judgements(on day: Day) -> [UncertainInput]
    /// The same with all decided that the sources leave open.
    func decided(on day: Day) -> Self
    /// Takes an outcome of one of its judgements.
    mutating func take(_ outcome: UncertainInput.Outcome, _ aspect: Aspect, within: Double)
}

/// Answers by inquiry, as they were drawn last.
struct DrawnAnswers<Item: Judged> {
    private let gathered: [Inquiry: [Item]]
    private let on: Day
    private var places: [Inquiry: Int] = [:]
    private var answers: [Answer] = []

    private struct Answer {
        /// What is answered in the draw of that number.
        var items: [Item]
        var number = -1
        /// What varies in which item, by item.
        let judgements: [(item: Int, input: Int)]
        /// The items before any draw, where some of them may fall silent.
        let all: [Item]?
    }

    /// - Parameter gathered: what is answered where nothing is drawn.
    init(_ gathered: [Inquiry: [Item]], on: Day) {
        self.gathered = gathered
        self.on = on
    }

    /// The inputs of an answer.
    func inputs(of place: Int) -> [Int] { answers[place].judgements.map(\.input) }

    /// The answer in the present draw and its place; nil where it was not gathered.
    mutating func answer(_ inquiry: Inquiry, _ inputs: DrawnInputs) -> (place: Int, items: [Item])? {
        guard let place = places[inquiry] ?? add(inquiry, inputs) else { return nil }
        if !answers[place].judgements.isEmpty, answers[place].number != inputs.number { draw(place, inputs) }
        return (place, answers[place].items)
    }

    /// Decides all that varies, in place: what was decided in the draw before is overwritten.
    private mutating func draw(_ place: Int, _ inputs: DrawnInputs) {
        answers[place].number = inputs.number
        if let all = answers[place].all { answers[place].items = all }
        var silent: [Int] = []
        for (item, input) in answers[place].judgements
        where !inputs.decide(input, in: &answers[place].items[item]) {
            silent.append(item)
        }
        for item in silent.reversed() { answers[place].items.remove(at: item) }
    }

    private mutating func add(_ inquiry: Inquiry, _ inputs: DrawnInputs) -> Int? {
        guard let items = gathered[inquiry] else { return nil }
        var judgements: [(item: Int, input: Int)] = []
        for (place, item) in items.enumerated() {
            judgements += inputs.places(of: item.judgements(on: on)).map { (place, $0) }
        }
        let decided = items.map { $0.decided(on: on) }
        let mayBeSilent = judgements.contains { inputs.all[$0.input].aspect == nil }
        places[inquiry] = answers.count
        answers.append(Answer(items: decided, judgements: judgements, all: mayBeSilent ? decided : nil))
        return answers.count - 1
    }
}
