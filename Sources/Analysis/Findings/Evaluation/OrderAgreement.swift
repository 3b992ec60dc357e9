// SPDX-License-Identifier: Apache-2.0

/// Kendall's tau-b over numbers that leave room.
enum OrderAgreement {
    /// Uncertain numbers whose ends are tried in every combination, at most.
    static let mostUncertain = 6

    /// Tau-b of the central values, with the least and the most that it takes where each uncertain number is at one of
    /// its ends; unknown where it is undefined.
    ///
    /// Beyond `mostUncertain` uncertain numbers there are no bounds but the value: draws tell more than they would.
    static func tauB(_ x: [Bounds], _ y: [Bounds]) -> Reading {
        let (valuesX, valuesY) = (x.map(\.value), y.map(\.value))
        guard let value = coefficient(valuesX, valuesY) else {
            return .unknown("an order is not compared where all are alike, or only one is there")
        }
        let uncertain = (x + y).indices.filter { !(x + y)[$0].isExact }
        guard !uncertain.isEmpty, uncertain.count <= mostUncertain else { return .number(Bounds(value)) }
        return .number(
            corners(x + y, uncertain).reduce(Bounds(value)) { bounds, numbers in
                coefficient(Array(numbers[..<x.count]), Array(numbers[x.count...])).map {
                    bounds.joined(with: Bounds($0))
                } ?? bounds
            })
    }

    /// Tau-b over members of whom some may be none: its least and most over every choice of these.
    ///
    /// Unknown where more than `mostUncertain` are open, or where a choice leaves it undefined.
    static func tauB(_ x: Roll<Bounds>, _ y: Roll<Bounds>) -> Reading {
        let open = x.entries.indices.filter { x.entries[$0].presence != .certain }
        guard open.count <= mostUncertain else { return .unknown("too many are not certain to be members") }
        var joined: Bounds?
        for choice in [stated(x, open)] + (0..<(1 << open.count)) {
            let out = Set(open.indices.filter { choice >> $0 & 1 == 0 }.map { open[$0] })
            let chosen = { (roll: Roll<Bounds>) in
                roll.entries.indices.filter { !out.contains($0) }.map { roll.entries[$0].member }
            }
            guard case .number(let next) = tauB(chosen(x), chosen(y)) else { return tauB(chosen(x), chosen(y)) }
            joined = joined?.joined(with: next) ?? next
        }
        return joined.map { .number($0) } ?? .unknown("nobody is certain to be a member")
    }

    /// The choice of those who are members by the answer.
    private static func stated(_ roll: Roll<Bounds>, _ open: [Int]) -> Int {
        open.enumerated().reduce(0) { $0 | (roll.entries[$1.element].presence == .stated ? 1 << $1.offset : 0) }
    }

    /// The numbers with each uncertain one at its lower or its upper end, in every combination.
    private static func corners(_ numbers: [Bounds], _ uncertain: [Int]) -> [[Double]] {
        (0..<(1 << uncertain.count)).map { corner in
            var ends = numbers.map(\.value)
            for (bit, place) in uncertain.enumerated() {
                ends[place] = corner >> bit & 1 == 0 ? numbers[place].low : numbers[place].high
            }
            return ends
        }
    }

    private static func coefficient(_ x: [Double], _ y: [Double]) -> Double? {
        (try? RankCorrelation(x.map { $0 }, y.map { $0 }))?.tauB.value
    }
}
