// SPDX-License-Identifier: Apache-2.0

import Model

/// How far one state depends on another, dimension by dimension, on a scale from 0 to 1: the coded level over 4.
struct DependenceLevels {
    /// By the position of the dimension in `Dependence.dimensions`; nil where nobody speaks.
    let levels: [Bounds?]

    /// The levels that are stated.
    init(of state: EntityID, on patron: EntityID, in situation: Situation) {
        var levels = [Bounds?](repeating: nil, count: Dependence.dimensions.count)
        for statement in situation.statements(.dependence, about: state)
        where statement.holds && statement.target == patron {
            guard let dimension = statement.word(Dependence.dimension),
                let place = Dependence.dimensions.firstIndex(of: dimension),
                let level = statement.bounds(Dependence.level)
            else { continue }
            situation.use(statement)
            levels[place] = level * Dependence.perLevel
        }
        self.levels = levels
    }

    /// Levels given directly.
    init(_ levels: [Bounds?]) { self.levels = levels }

    /// The mean of the known dimensions, by their weights; nil where none that weighs anything is known.
    func mean(_ weights: [Double] = Dependence.equalWeights) -> Bounds? {
        var sum = Bounds.zero
        var weight = 0.0
        for (place, level) in levels.enumerated() {
            guard let level else { continue }
            sum += level * Bounds(weights[place])
            weight += weights[place]
        }
        guard weight > 0 else { return nil }
        return Bounds(sum.value / weight, between: sum.low / weight, and: sum.high / weight)
    }

    /// The dimensions of which nobody speaks.
    var gaps: [String] { levels.indices.filter { levels[$0] == nil }.map { Dependence.dimensions[$0] } }

    /// The known levels by dimension.
    var datum: Datum {
        .object(levels.indices.map { .init(Dependence.dimensions[$0], levels[$0]?.datum ?? .null) })
    }
}
