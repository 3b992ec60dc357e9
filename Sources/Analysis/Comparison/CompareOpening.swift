// SPDX-License-Identifier: Apache-2.0

import Model

/// What a comparison comes to: who leads, who carries the bodies, and where common members are freer; what is not known
/// is left to the points.
struct CompareOpening {
    private let comparison: SideBySide
    private let found: [ComparisonPoint.Finding]

    init(_ comparison: SideBySide, _ found: [ComparisonPoint.Finding]) {
        (self.comparison, self.found) = (comparison, found)
    }

    /// The conclusion; where there is none, how many points have data.
    var sentence: String {
        let clauses = leaders + [freedom].compactMap { $0 }
        let text = clauses.isEmpty ? coverage : clauses.joined(separator: "; ")
        return text.prefix(1).uppercased() + text.dropFirst() + "."
    }

    private var coverage: String {
        let names = comparison.organisations.map { comparison.situation.name($0) }.sentenceList
        return "\(names) stand side by side in \(found.count) points, with data on each in "
            + "\(found.count(where: \.isComplete))"
    }

    private func side(_ point: String, _ organisation: EntityID) -> ComparisonSide? {
        found.first { $0.point.name == point }?.sides.first { $0.organisation == organisation }?.side
    }

    private func names(_ states: [EntityID]) -> String {
        states.map { comparison.situation.name($0) }.sentenceList
    }
}

/// Who weighs in them.
extension CompareOpening {
    /// The organisations that one leads alone first.
    private var leaders: [String] {
        let verdicts = comparison.organisations.map { ($0, side("leaders", $0)?.figure.text) }
        return (verdicts.filter { $0.1 == "sole" } + verdicts.filter { $0.1 != "sole" }).flatMap { clauses($0, $1) }
    }

    private func clauses(_ organisation: EntityID, _ verdict: String?) -> [String] {
        let leaders = comparison.leaders[organisation] ?? []
        let gifts = Gift.all(to: organisation, in: comparison.situation)
        guard verdict == "sole", let leader = leaders.first else {
            return [balance(organisation, verdict, names(leaders))].compactMap { $0 } + gifts.map(clause)
        }
        let own = gifts.first { $0.state == leader }.map { ", and \($0.words)" } ?? ""
        return ["\(names(leaders)) alone leads \(organisation)\(own)"]
            + gifts.filter { $0.state != leader }.map(clause)
    }

    private func clause(_ gift: Gift) -> String { "\(names([gift.state])) \(gift.words)" }

    private func balance(_ organisation: EntityID, _ verdict: String?, _ leaders: String) -> String? {
        switch verdict {
        case "balanced": "in \(organisation) \(leaders) hold each other back"
        case "unbalanced": "in \(organisation) \(leaders) lead, of whom one outweighs the others"
        case "undetermined": "whether \(leaders) hold each other back in \(organisation) is open"
        default: nil
        }
    }

    /// The bodies of an organisation of which one state gives most.
    fileprivate struct Gift {
        let state: EntityID
        var sized: [String] = []
        var stated: [String] = []

        static func all(to organisation: EntityID, in situation: Situation) -> [Gift] {
            situation.bodies(of: organisation).reduce(into: []) { gifts, body in
                switch BurdenReport(of: body, in: situation).carrier {
                case .most(let state): gifts.add(body, to: \.sized, of: state)
                case .mostly(let state, _): gifts.add(body, to: \.stated, of: state)
                default: break
                }
            }
        }

        /// `gives most of KSOR, by statement also of CRDF`.
        var words: String {
            if sized.isEmpty { return "by statement gives most of \(stated.sentenceList)" }
            let also = stated.isEmpty ? "" : ", by statement also of \(stated.sentenceList)"
            return "gives most of \(sized.sentenceList)\(also)"
        }
    }
}

extension [CompareOpening.Gift] {
    fileprivate mutating func add(_ body: EntityID, to list: WritableKeyPath<Element, [String]>, of state: EntityID) {
        let place = firstIndex { $0.state == state } ?? endIndex
        if place == endIndex { append(Element(state: state)) }
        self[place][keyPath: list].append(body.text)
    }
}

/// What common members have of them.
extension CompareOpening {
    private var freedom: String? {
        guard !comparison.common.isEmpty else { return nil }
        let isOne = comparison.common.count == 1
        let members = "the common member\(isOne ? "" : "s") (\(names(comparison.common)))"
        let ranges = comparison.organisations.map { (organisation: $0, states: freedom(in: $0)) }
            .filter { !$0.states.isEmpty }
        if ranges.count == 2, let order = order(ranges[0].states, ranges[1].states) {
            let (more, less) = order ? (ranges[0], ranges[1]) : (ranges[1], ranges[0])
            return "\(members) \(isOne ? "is" : "are") freer in \(Self.figure(more)) than in \(Self.figure(less))"
        }
        guard !ranges.isEmpty else { return "\(members) \(isOne ? "belongs" : "belong") to all" }
        let figures = ranges.map { "\(Self.whole($0.states).words()) in \($0.organisation)" }
        return "the freedom of \(members) is \(figures.sentenceList)"
    }

    /// The bounds of the freedom of common members; those of whom none can be stated are left out.
    private func freedom(in organisation: EntityID) -> [EntityID: Bounds] {
        let value = side("freedom", organisation)?.value
        return comparison.common.reduce(into: [:]) { bounds, state in
            guard let own = value?[state.text], let low = own["low"]?.number, let high = own["high"]?.number else {
                return
            }
            bounds[state] = Bounds(low: low, high: high)
        }
    }

    /// Whether each common member is certainly freer in one than in the other; nil where that cannot be said.
    private func order(_ one: [EntityID: Bounds], _ other: [EntityID: Bounds]) -> Bool? {
        let pairs = comparison.common.compactMap { state -> (Bounds, Bounds)? in
            guard let own = one[state], let others = other[state] else { return nil }
            return (own, others)
        }
        guard pairs.count == comparison.common.count else { return nil }
        if pairs.allSatisfy({ $0.isCertainlyGreater(than: $1) }) { return true }
        return pairs.allSatisfy { $1.isCertainlyGreater(than: $0) } ? false : nil
    }

    /// `CSTO (0.13 to 0.63)`.
    private static func figure(_ range: (organisation: EntityID, states: [EntityID: Bounds])) -> String {
        "\(range.organisation) (\(whole(range.states).words()))"
    }

    /// From the least to the most that any of them can have.
    private static func whole(_ states: [EntityID: Bounds]) -> Bounds {
        states.values.reduce(nil as Bounds?) { $0?.joined(with: $1) ?? $1 } ?? .zero
    }
}
