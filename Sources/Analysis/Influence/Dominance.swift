// SPDX-License-Identifier: Apache-2.0

import Model

/// Whether an organisation has one leader, several that balance each other, or none.
enum Dominance {
    static let analysis = AnalysisKind(
        "dominance", "is there one leader, are there several that balance each other, or none?",
        formula: .init("dominance", version: 1),
        parameters: [
            .init("organisation", "the id of an organisation", "whose leaders; or"),
            .init("leaders", "an object of numbers or [low, high] by id", "weights of leaders in place of the model"),
            .init("threshold", "a number from 0 to 1", "the counterbalance from which leaders are balanced; else 0.5"),
            .init("measure", "the name of a measure of capability", "weighs leaders by it, in place of their claims"),
        ], compute: run)

    static let measures = [
        Measure(
            "dominance.leaders", "how many lead an organisation",
            takes: [("organisation", [.organisation])]
        ) { situation, entities, _ in
            Leadership(of: entities[0], in: situation).count.map { .number($0) } ?? unknown(entities[0])
        },
        Measure(
            "dominance.leads", "1 where a state leads an organisation, alone or with others, and 0 where it does not",
            takes: [("state", [.state]), ("organisation", [.organisation])]
        ) { situation, entities, _ in
            let leadership = Leadership(of: entities[1], in: situation)
            guard leadership.isTold else { return unknown(entities[1]) }
            return .number(leadership.roll.presence(of: entities[0])?.weigh(1) ?? .zero)
        },
        Measure(
            "dominance.counterbalance", "how far the leader that is balanced least is balanced by the others",
            takes: [("organisation", [.organisation])]
        ) { situation, entities, _ in
            let leadership = Leadership(of: entities[0], in: situation)
            return leadership.least.map { .number($0) }
                ?? (leadership.candidates.isEmpty
                    ? unknown(entities[0]) : .unknown("nobody is certain to lead \(entities[0])"))
        },
    ]

    private static func unknown(_ organisation: EntityID) -> Reading {
        .unknown("nobody is known to lead \(organisation)")
    }

    /// The counterbalance from which leaders count as balanced.
    static let threshold = 0.5

    private static func run(_ situation: Situation, _ arguments: Arguments) throws(Rejection) -> AnalysisResult {
        let threshold = try arguments.number("threshold") ?? Self.threshold
        if arguments["leaders"] != nil {
            try arguments.refuse(["organisation", "measure"], with: "leaders")
            return result([], try direct(arguments), threshold, members: nil, of: "The whole", situation)
        }
        let organisation = try arguments.required("organisation", [.organisation], in: situation)
        let weights = try arguments.measure("measure").map { Capability.amounts($0, organisation, in: situation) }
        let leadership = Leadership(of: organisation, in: situation, weights: weights)
        if !leadership.isTold { situation.miss("leaders of \(organisation)") }
        return result(
            [.init("organisation", .string(organisation.text))],
            leadership, threshold,
            members: situation.states(in: organisation).count, of: situation.name(organisation), situation)
    }

    private static func direct(_ arguments: Arguments) throws(Rejection) -> Leadership {
        var weights: [(state: EntityID, weight: Bounds)] = []
        for leader in try arguments.amounts("leaders") ?? [] {
            let field = "\(arguments.field("leaders")).\(leader.name)"
            weights.append((try EntityID(reading: leader.name, field: field), leader.amount))
        }
        return Leadership(weights: weights)
    }

    /// - Parameter members: how many there are of each of which the rule makes the same; nil where that is not known.
    private static func result(
        _ head: [Datum.Member], _ leadership: Leadership, _ threshold: Double, members: Int?, of whole: String,
        _ situation: Situation
    ) -> AnalysisResult {
        let verdict = Verdict(leadership, threshold)
        let value: [Datum.Member] = [
            .init("verdict", .string(verdict.rawValue)), .init("threshold", .number(threshold)),
            .init("leaders", .object(leadership.leaders.map { .init($0.state.text, datum($0)) })),
            .init("formalWeight", members.flatMap { $0 == 0 ? nil : .number(1 / Double($0)) } ?? .null),
            .init("members", members.map { .integer(Int64($0)) } ?? .null),
        ]
        return AnalysisResult(
            .object(head + value), cases: .init(leadership.leaders.count, "leader"),
            meaning: verdict.sentence(whole, leadership) { situation.name($0) },
            caution:
                "Weights of leaders are coded judgements; where all decide by consensus, each member's formal weight "
                + "is the same.")
    }

    private static func datum(_ leader: Leadership.Leader) -> Datum {
        [
            "role": leader.role.map { .string($0) } ?? .null, "trend": leader.trend.map { .string($0) } ?? .null,
            "weight": leader.weight?.datum ?? .null, "counterbalance": leader.counterbalance.datum,
        ]
    }
}

extension Dominance {
    /// How the leaders of an organisation stand to each other.
    enum Verdict: String {
        /// Somebody says that nobody leads.
        case none
        /// Nobody says who leads.
        case unknown
        case sole, balanced, unbalanced, undetermined

        init(_ leadership: Leadership, _ threshold: Double) {
            guard leadership.isTold else {
                self = .unknown
                return
            }
            let count = leadership.roll.count
            guard let least = leadership.least else {
                self = count.high == 0 ? .none : .undetermined
                return
            }
            if count.high == 1 {
                self = .sole
            } else if count.low == 1 {
                self = .undetermined
            } else if least.low >= threshold {
                self = .balanced
            } else {
                self = least.high < threshold ? .unbalanced : .undetermined
            }
        }

        /// What that means for an organisation.
        func sentence(_ organisation: String, _ leadership: Leadership, named name: (EntityID) -> String) -> String {
            let leaders = Self.leaders(leadership, named: name)
            return switch self {
            case .none: "Nobody leads \(organisation)."
            case .unknown: "Nobody is known to lead \(organisation)."
            case .sole: "\(leaders) leads \(organisation) alone: nobody holds it back."
            case .balanced: "\(organisation) has \(leaders), each of which the others can hold back."
            case .unbalanced: "\(organisation) has \(leaders), but one outweighs the others."
            case .undetermined: "\(organisation) has \(leaders); whether they balance is open."
            }
        }

        /// The leaders by name with their number, where it can be more than one, and those that may lead.
        private static func leaders(_ leadership: Leadership, named name: (EntityID) -> String) -> String {
            let candidates = leadership.candidates
            let certain = candidates.filter { $0.presence == .certain }.map { name($0.state) }
            let open = candidates.filter { $0.presence != .certain }.map { name($0.state) }
            let names = certain.joined(separator: ", ")
            guard !open.isEmpty else { return certain.count == 1 ? names : "\(certain.count) leaders, \(names)" }
            let perhaps = "perhaps " + open.joined(separator: ", ")
            let all = certain.isEmpty ? perhaps : "\(names) and \(perhaps)"
            return "\(certain.count) to \(certain.count + open.count) leaders, \(all)"
        }
    }
}
