// SPDX-License-Identifier: Apache-2.0

import Chronology
import Model
import Register

/// A copy of what a register answered, in which judgements are drawn: in each draw it answers otherwise.
final class Drawing: StatementSource {
    let inputs: DrawnInputs
    /// What was asked, but is not in the copy.
    private(set) var wanted: Set<Inquiry> = []
    /// The answers that were given since this was emptied.
    var touched: [Place] = []

    private var statements: DrawnAnswers<Statement>
    private var histories: DrawnAnswers<Stint>
    private let entities: [EntityID: Entity]

    /// An answer, by its number.
    enum Place: Hashable {
        case statements(Int)
        case history(Int)
    }

    init(_ gathered: Gathered, seed: UInt64) {
        inputs = DrawnInputs(seed: seed)
        statements = DrawnAnswers(gathered.answers, on: gathered.on)
        histories = DrawnAnswers(gathered.histories, on: gathered.on)
        entities = gathered.entities
    }

    /// The inputs that an answer has.
    func inputs(of place: Place) -> [Int] {
        switch place {
        case .statements(let number): statements.inputs(of: number)
        case .history(let number): histories.inputs(of: number)
        }
    }

    /// The statements in this draw; none where the copy has no answer, which makes the inquiry a wanted one.
    func statements(_ inquiry: Inquiry) -> [Statement] {
        guard let (place, items) = statements.answer(inquiry, inputs) else {
            wanted.insert(inquiry)
            return []
        }
        touched.append(.statements(place))
        return items
    }

    /// The stints in this draw, in the same way.
    func history(_ inquiry: Inquiry) -> [Stint] {
        guard let (place, items) = histories.answer(inquiry, inputs) else {
            wanted.insert(inquiry)
            return []
        }
        touched.append(.history(place))
        return items
    }

    /// None: no measure looks ahead.
    func sequel(_ inquiry: Inquiry) -> [Stint] { [] }

    func entity(_ id: EntityID) -> Entity? { entities[id] }

    /// None: what is drawn was read already, and suggests nothing to anybody.
    func ids(of kinds: [EntityKind]) -> [EntityID] { [] }
}
