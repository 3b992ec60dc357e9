// SPDX-License-Identifier: Apache-2.0

import Model

/// How alike the stances of states are on the topics that they share: the mean over pairs of Signorino and Ritter's S
/// (1999) with absolute distances over the full scale, 1 where all agree, -1 where all are as far apart as can be.
struct SharedStances {
    private static let topic = FieldKey(.position, "topic")
    private static let stance = FieldKey(.position, "stance")
    private static let policyTopic = FieldKey(.policy, "topic")
    private static let policyStance = FieldKey(.policy, "stance")
    /// From strongly against, -2, to strongly for, 2.
    private static let scale = -2.0...2.0

    /// Pairs of states with a topic in common.
    private(set) var pairs = 0
    private(set) var topics = 0
    private var sum = Bounds.zero

    /// What a stance is on: a topic, towards somebody or in general.
    private struct Matter: Hashable {
        let topic: String
        let target: EntityID?
    }

    init(of states: [EntityID], within window: Window, in situation: Situation) {
        let stances = states.map { Self.stances(of: $0, within: window, in: situation) }
        for (place, one) in stances.enumerated() {
            for other in stances.dropFirst(place + 1) { add(one, other) }
        }
    }

    private static func stances(
        of state: EntityID, within window: Window, in situation: Situation
    ) -> [Matter: Bounds] {
        var stances: [Matter: Bounds] = [:]
        for policy in situation.statements(.policy, about: state) where policy.holds {
            guard let topic = policy.word(policyTopic), let stance = policy.bounds(policyStance) else { continue }
            situation.use(policy)
            stances[Matter(topic: topic, target: nil)] = stance
        }
        for position in situation.happened(situation.statements(.position, about: state), within: window) {
            guard let topic = position.word(topic), let stance = position.bounds(stance) else { continue }
            situation.use(position)
            stances[Matter(topic: topic, target: position.target)] = stance
        }
        return stances
    }

    private mutating func add(_ one: [Matter: Bounds], _ other: [Matter: Bounds]) {
        let shared = one.compactMap { matter, stance in other[matter].map { (stance, $0) } }
        guard let value = Self.alike(shared.map { ($0.value, $1.value) }) else { return }
        let (nearest, furthest) = (Self.alike(shared.map(Self.nearest)), Self.alike(shared.map(Self.furthest)))
        pairs += 1
        topics += shared.count
        sum += Bounds(value, between: furthest ?? value, and: nearest ?? value)
    }

    /// S over some pairs of stances; nil where there is none.
    private static func alike(_ stances: [(Double, Double)]) -> Double? {
        let similarity = try? PortfolioSimilarity(stances.map(\.0), stances.map(\.1), scale: scale)
        return similarity?.sAbsolute.value
    }

    /// The two stances within their bounds that are nearest to each other.
    private static func nearest(_ one: Bounds, _ other: Bounds) -> (Double, Double) {
        let meeting = min(one.high, max(one.low, other.low))
        return (meeting, min(other.high, max(other.low, meeting)))
    }

    /// The two that are furthest from each other.
    private static func furthest(_ one: Bounds, _ other: Bounds) -> (Double, Double) {
        let isAbove = one.high - other.low > other.high - one.low
        return isAbove ? (one.high, other.low) : (one.low, other.high)
    }

    /// The mean with its cases.
    var datum: Datum {
        guard pairs > 0 else { return Datum.without("not enough shared topics").with([.init("cases", 0)]) }
        let mean = sum * Bounds(1 / Double(pairs))
        return mean.members.with([
            .init("cases", .integer(Int64(pairs))), .init("topics", .integer(Int64(topics))),
        ])
    }
}
