// SPDX-License-Identifier: Apache-2.0

import Model

/// Readings over a drawing, shared by findings: what two of them read is read once a draw.
final class DrawnBoard {
    let drawing: Drawing
    private let situation: Situation
    private var calls: [Call: Int] = [:]
    private var callMemos: [DrawMemo<Reading>] = []
    private var sets: [DrawMemo<Roll<Int32>>] = []
    private var ids: [EntityID] = []
    private var numbers: [EntityID: Int32] = [:]

    /// A measure of certain entities.
    private struct Call: Hashable {
        let measure: String
        let entities: [EntityID]
        let options: [String]
    }

    init(_ drawing: Drawing, _ situation: Situation) {
        self.drawing = drawing
        self.situation = situation
    }

    func id(_ member: Int32) -> EntityID { ids[Int(member)] }

    func place(of call: MeasureCall, _ entities: [EntityID]) -> Int {
        let key = Call(measure: call.measure.name, entities: entities, options: call.options)
        if let known = calls[key] { return known }
        callMemos.append(DrawMemo())
        calls[key] = callMemos.count - 1
        return callMemos.count - 1
    }

    func placeOfSet() -> Int {
        sets.append(DrawMemo())
        return sets.count - 1
    }

    func reading(_ place: Int, _ call: MeasureCall, _ entities: () -> [EntityID]) -> Reading {
        callMemos[place].value(in: drawing) { [situation] in call.measure.read(situation, entities(), call.options) }
    }

    func members(_ place: Int, _ set: EntitySet, _ bound: () -> [EntityID]) -> Roll<Int32> {
        sets[place].value(in: drawing) { set.members(in: situation, bound()).map(number) }
    }

    func inputs(ofCall place: Int) -> [Int] { callMemos[place].inputs }

    func inputs(ofSet place: Int) -> [Int] { sets[place].inputs }

    private func number(_ id: EntityID) -> Int32 {
        if let known = numbers[id] { return known }
        ids.append(id)
        numbers[id] = Int32(ids.count - 1)
        return Int32(ids.count - 1)
    }
}

/// The readings of one finding over a drawing.
final class DrawnReadings: Readings {
    private let board: DrawnBoard
    /// Places on the board by the reading's place in the expression and what its variables stand for.
    private var calls: [[Binding: Int]] = []
    private var sets: [[Binding: Int]] = []

    /// What the variables around a reading stand for; -1 where there are fewer.
    private typealias Binding = SIMD4<Int32>

    init(_ board: DrawnBoard) { self.board = board }

    /// The inputs in all that was read.
    var inputs: [Int] {
        let read = calls.flatMap(\.values).flatMap(board.inputs(ofCall:))
        return Set(read + sets.flatMap(\.values).flatMap(board.inputs(ofSet:))).sorted()
    }

    func reading(_ call: MeasureCall, _ bound: [Int32]) -> Reading {
        let entities = { [board] in
            let ids = bound.map(board.id)
            return call.entities.map { $0.id(ids) }
        }
        let place = Self.place(&calls, call.site, bound) { board.place(of: call, entities()) }
        return board.reading(place, call, entities)
    }

    func members(_ range: EntityRange, _ bound: [Int32]) -> Roll<Int32> {
        let place = Self.place(&sets, range.site, bound) { board.placeOfSet() }
        return board.members(place, range.set) { [board] in bound.map(board.id) }
    }

    func id(_ member: Int32) -> EntityID { board.id(member) }

    private static func place(
        _ places: inout [[Binding: Int]], _ site: Int, _ bound: [Int32], _ make: () -> Int
    ) -> Int {
        while places.count <= site { places.append([:]) }
        var binding = Binding(repeating: -1)
        for (place, member) in bound.enumerated() { binding[place] = member }
        if let known = places[site][binding] { return known }
        let made = make()
        places[site][binding] = made
        return made
    }
}
