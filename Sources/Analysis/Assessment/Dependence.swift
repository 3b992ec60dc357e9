// SPDX-License-Identifier: Apache-2.0

import Model
import Register

/// On whom a state depends, and in what.
enum Dependence {
    static let dimension = FieldKey(.dependence, "dimension")
    static let level = FieldKey(.dependence, "level")

    /// The dimensions, in the order of their declaration.
    static let dimensions: [String] = {
        guard case .token(let words) = KindIndex.dependence.kind.fields[dimension.position].type else { return [] }
        return words
    }()

    /// Every dimension weighs the same.
    static let equalWeights = dimensions.map { _ in 1.0 }

    /// The highest level, that of survival.
    static let highestLevel = 4.0

    /// What one level is on a scale from 0 to 1.
    static let perLevel = Bounds(1 / highestLevel)

    static let analysis = AnalysisKind(
        "dependence", "on whom does a state depend, and in what?", formula: .init("dependence", version: 1),
        parameters: [
            .init("state", "the id of a state", "whose dependence; else that of every state of which it is stated"),
            .init("states", "the ids of states", "the same for several"),
            .init("patron", "the id of a state", "on whom; else on everyone of whom it is stated"),
            .init("weights", "an object of weights by dimension", "else every dimension weighs the same"),
            .init("levels", "an object of levels from 0 to 4 by dimension", "in place of the model"),
        ], compute: run)

    static let measures = [
        Measure(
            "dependence",
            "how far a state depends on a patron, 0 to 1: the mean of the known dimensions, or one of them",
            takes: [("state", [.state]), ("patron", [.state])], options: dimensions
        ) { situation, entities, options in
            let levels = DependenceLevels(of: entities[0], on: entities[1], in: situation)
            let place = options.first.flatMap { dimensions.firstIndex(of: $0) }
            return (place.map { levels.levels[$0] } ?? levels.mean()).map { .number($0) }
                ?? .unknown("nobody says how far \(entities[0]) depends on \(entities[1])")
        }
    ]

    private static func run(_ situation: Situation, _ arguments: Arguments) throws(Rejection) -> AnalysisResult {
        let weights = try arguments.dimensionWeights()
        if let levels = arguments["levels"] {
            try arguments.refuse(["state", "states", "patron"], with: "levels")
            return direct(try given(levels, arguments), weights)
        }
        if arguments["state"] != nil { try arguments.refuse(["states"], with: "state") }
        let patron = try arguments.entity("patron", [.state], in: situation)
        let one = try arguments.entity("state", [.state], in: situation).map { [$0] }
        let several = try arguments.entities("states", [.state], in: situation)
        let states = one ?? several ?? dependent(in: situation)
        return DependenceReport(
            states.map { DependenceProfile(of: $0, on: patron, weights, in: situation) }, situation
        ).result
    }

    /// The states of which a dependence is stated, sorted by id.
    private static func dependent(in situation: Situation) -> [EntityID] {
        Set(situation.statements(.all(.dependence)).filter(\.holds).map(\.subject)).sorted()
    }

    /// The levels given directly.
    private static func given(_ datum: Datum, _ arguments: Arguments) throws(Rejection) -> DependenceLevels {
        var levels = [Bounds?](repeating: nil, count: dimensions.count)
        guard let members = datum.members, !members.isEmpty else {
            throw arguments.refusal(
                "levels", "“levels” is an object of levels by dimension.", hint: "For instance {\"political\": 2}.")
        }
        for member in members {
            let field = "\(arguments.field("levels")).\(member.name)"
            guard let place = dimensions.firstIndex(of: member.name) else {
                throw Rejection(
                    .invalid, field: field, given: member.name, reason: "There is no dimension “\(member.name)”.",
                    hint: "The dimensions are \(dimensions.joined(separator: ", ")).")
            }
            if member.value == .null { continue }
            let level = try Arguments.bounds(member.value, field: field)
            guard level.low >= 0, level.high <= highestLevel else {
                throw Rejection(
                    .invalid, field: field, given: member.value.summary, reason: "A level is from 0 to 4.",
                    hint: "0 independent, 1 contacts, 2 important partner, 3 reliant, 4 survival.")
            }
            levels[place] = level * perLevel
        }
        return DependenceLevels(levels)
    }

    private static func direct(_ levels: DependenceLevels, _ weights: [Double]) -> AnalysisResult {
        let mean = levels.mean(weights)
        return AnalysisResult(
            [
                "dependence": mean?.members ?? .without("no dimension that weighs anything is given"),
                "dimensions": levels.datum,
            ], cases: .init(dimensions.count - levels.gaps.count, "dimension"),
            meaning: mean.map { "The mean of the given dimensions is \($0.figure) on a scale from 0 to 1." }
                ?? "No dimension that weighs anything is given.",
            caution: DependenceReport.caution)
    }
}
