// SPDX-License-Identifier: Apache-2.0

import Model

/// Who is central among those that exercise together or share memberships.
enum Network {
    static let analysis = AnalysisKind(
        "network", "who is central among those that exercise together or share memberships?",
        formula: .init("network", version: 1),
        parameters: [
            .init("over", "exercises or memberships", "what ties states; or"),
            .init("edges", "a list of [a, b] or [a, b, weight]", "ties in place of the model"),
            .init("states", "a list of ids of states", "with “over”: only these; else all that meet, or"),
            .init("organisation", "the id of an organisation", "with “over”: only its members"),
            .init("window", "a number of days, or a day", "over exercises: the stretch in which they count; else all"),
        ], compute: run)

    private static func run(_ situation: Situation, _ arguments: Arguments) throws(Rejection) -> AnalysisResult {
        if try arguments.one(of: ["over", "edges"]) == "edges" {
            try arguments.refuse(["states", "organisation", "window"], with: "edges")
            return try direct(arguments)
        }
        let word = try arguments.word("over", Encounters.Setting.allCases.map(\.rawValue))
        let setting = word.flatMap(Encounters.Setting.init) ?? .exercises
        if setting != .exercises { try arguments.refuse(["window"], with: setting.rawValue) }
        let states = try chosen(situation, arguments)?.filter { isKnown($0, in: setting, situation) }
        let encounters = Encounters(setting, within: try arguments.window(), in: situation)
        let ties = encounters.ties(among: states.map(Set.init))
        let nodes = (states ?? Set(ties.keys.flatMap { [$0.one, $0.other] }).sorted()).map(\.text)
        let edges = ties.map { Edge(one: $0.key.one.text, other: $0.key.other.text, weight: $0.value) }
        let network = try NamedGraph(nodes: nodes, edges: edges.sorted(), field: "parameters.over")
        return AnalysisResult(
            .object([.init("over", .string(setting.rawValue))] + network.datum),
            cases: .init(encounters.meetings.count, setting == .exercises ? "exercise" : "organisation"),
            meaning: network.sentence { EntityID($0).map(situation.name) ?? $0 }, caution: caution)
    }

    /// Whether anybody says what brings a state together with others: what is not known is left out, not put at 0.
    private static func isKnown(
        _ state: EntityID, in setting: Encounters.Setting, _ situation: Situation
    ) -> Bool {
        guard setting == .exercises,
            situation.happened(situation.statements(.participation, about: state)).isEmpty
        else { return true }
        situation.miss("part of \(state) in any exercise")
        return false
    }

    /// The states that are looked at; nil for all.
    private static func chosen(_ situation: Situation, _ arguments: Arguments) throws(Rejection) -> [EntityID]? {
        if let states = try arguments.entities("states", [.state], in: situation) {
            try arguments.refuse(["organisation"], with: "states")
            return Set(states).sorted()
        }
        return try arguments.entity("organisation", [.organisation], in: situation).map { situation.states(in: $0) }
    }

    private static func direct(_ arguments: Arguments) throws(Rejection) -> AnalysisResult {
        let elements = arguments["edges"]?.elements ?? []
        guard !elements.isEmpty else {
            throw arguments.refusal(
                "edges", "“edges” is a list of ties.", hint: "Such as [[\"a\", \"b\"], [\"b\", \"c\", 2]].")
        }
        try arguments.refuseTooMany(elements.count, "edges")
        var edges: [Edge] = []
        for (position, element) in elements.enumerated() {
            edges.append(try edge(element, field: "\(arguments.field("edges"))[\(position)]"))
        }
        var seen: Set<String> = []
        let nodes = edges.flatMap { [$0.one, $0.other] }.filter { seen.insert($0).inserted }
        try arguments.refuse(reserved: ["edges"], among: nodes, of: "edges")
        let network = try NamedGraph(nodes: nodes, edges: edges, field: nil)
        return AnalysisResult(
            .object(network.datum), cases: .init(edges.count, "tie"), meaning: network.sentence { $0 },
            caution: caution)
    }

    private static func edge(_ datum: Datum, field: String) throws(Rejection) -> Edge {
        let parts = datum.elements ?? []
        let weight = parts.count == 3 ? parts[2].number : 1
        guard (2...3).contains(parts.count), let one = parts[0].text, let other = parts[1].text, let weight else {
            throw Rejection(
                .invalid, field: field, given: datum.summary, reason: "A tie is [a, b] or [a, b, weight].",
                hint: "Such as [\"KAZ\", \"KGZ\", 0.5].")
        }
        return Edge(one: one, other: other, weight: weight)
    }

    private static let caution =
        "Only what is recorded ties anyone; meeting is not influence, and degree, closeness and betweenness count ties "
        + "whatever they weigh."

    /// A tie between two that are known by name.
    struct Edge: Comparable {
        let one: String
        let other: String
        let weight: Double

        static func < (left: Edge, right: Edge) -> Bool { (left.one, left.other) < (right.one, right.other) }
    }
}
