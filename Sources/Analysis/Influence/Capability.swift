// SPDX-License-Identifier: Apache-2.0

import Model

/// Material weight: what share of its members' sum of a measure each member of an organisation has.
enum Capability {
    static let analysis = AnalysisKind(
        "capability", "who has how much material weight?", formula: .init("capability", version: 1),
        parameters: [
            .init("organisation", "the id of an organisation", "whose members; or"),
            .init("amounts", "an object of numbers or [low, high] by id", "members in place of the model; or"),
            .init("components", "an object of such objects by component", "the mean of shares in each, as in the CINC"),
            .init("measure", "the name of a measure of capability", "what is compared; else what there is, is listed"),
        ], compute: run)

    static let measure = FieldKey(.capability, "measure")
    static let amount = FieldKey(.capability, "amount")

    /// The amounts of a measure by member, of those whose amount is known.
    static func amounts(
        _ measure: String, _ organisation: EntityID, in situation: Situation
    ) -> [EntityID: Bounds] {
        var amounts: [EntityID: Bounds] = [:]
        for state in situation.states(in: organisation) {
            guard let amount = amount(of: measure, state, in: situation) else {
                situation.miss("\(measure) of \(state)")
                continue
            }
            amounts[state] = amount
        }
        return amounts
    }

    /// The amount of a measure that a state is stated to have; nil where it is not known, or below 0.
    static func amount(of measure: String, _ state: EntityID, in situation: Situation) -> Bounds? {
        let statement = situation.statements(.capability, about: state).first {
            $0.holds && $0.word(Self.measure) == measure
        }
        guard let statement, let amount = statement.bounds(Self.amount), amount.low >= 0 else { return nil }
        situation.use(statement)
        return amount
    }

    private static func run(_ situation: Situation, _ arguments: Arguments) throws(Rejection) -> AnalysisResult {
        let measure = try arguments.measure("measure")
        switch try arguments.one(of: ["organisation", "amounts", "components"]) {
        case "amounts": return try direct(arguments, measure ?? "the amounts")
        case "components":
            try arguments.refuse(["measure"], with: "components")
            return composite(try components(arguments, situation), [], "those given", situation)
        default: break
        }
        let organisation = try arguments.required("organisation", [.organisation], in: situation)
        guard let measure else { return list(organisation, situation) }
        if measure == CompositeIndex.name, let index = CompositeIndex(of: organisation, in: situation) {
            return composite(
                index, [.init("organisation", .string(organisation.text))],
                "members of \(situation.name(organisation))", situation)
        }
        return compared(measure, organisation, situation)
    }

    private static func direct(_ arguments: Arguments, _ measure: String) throws(Rejection) -> AnalysisResult {
        let amounts = try arguments.amounts("amounts") ?? []
        guard let weights = MaterialWeights(amounts) else {
            throw arguments.refusal("amounts", "Nobody has anything, so there is nothing to compare.")
        }
        return result([], weights, weights.sentence(measure, of: "those given") { $0 })
    }

    private static func components(
        _ arguments: Arguments, _ situation: Situation
    ) throws(Rejection) -> CompositeIndex {
        var components: [(name: String, weights: MaterialWeights)] = []
        for (name, amounts) in try arguments.amountGroups("components") ?? [] {
            guard amounts.count > 1, let weights = MaterialWeights(amounts) else {
                throw Rejection(
                    .invalid, field: "\(arguments.field("components")).\(name)",
                    reason: "Here are no two amounts to compare, or none above 0.", hint: "Leave the component out.")
            }
            components.append((name, weights))
        }
        return CompositeIndex(components: components, in: situation)
    }

    private static func compared(_ measure: String, _ organisation: EntityID, _ situation: Situation) -> AnalysisResult
    {
        let amounts = amounts(measure, organisation, in: situation).sorted { $0.key < $1.key }
        let head: [Datum.Member] = [
            .init("organisation", .string(organisation.text)), .init("measure", .string(measure)),
            .init("basis", "stated"),
        ]
        guard let weights = MaterialWeights(amounts.map { .init(name: $0.key.text, amount: $0.value) }) else {
            return result(
                head, nil, "Nobody states \(measure) of any member of \(situation.name(organisation)).")
        }
        let sentence = weights.sentence(
            measure, of: "\(weights.members.count) members of \(situation.name(organisation))"
        ) {
            EntityID($0).map(situation.name) ?? $0
        }
        return result(head, weights, sentence)
    }

    private static func composite(
        _ index: CompositeIndex, _ head: [Datum.Member], _ whom: String, _ situation: Situation
    ) -> AnalysisResult {
        let sentence = index.weights.sentence(
            "the mean of \(index.components.count) components of the CINC", of: whom
        ) { EntityID($0).map(situation.name) ?? $0 }
        let basis: [Datum.Member] = [
            .init("measure", .string(CompositeIndex.name)), .init("basis", "components"),
            .init("components", index.datum),
        ]
        return result(head + basis, index.weights, sentence)
    }

    private static func result(_ head: [Datum.Member], _ weights: MaterialWeights?, _ meaning: String) -> AnalysisResult
    {
        AnalysisResult(
            .object(head + MaterialWeights.datum(weights)), cases: .init(weights?.members.count ?? 0, "state"),
            meaning: meaning,
            caution: "Shares are those among states whose amount is known; means are not influence, and one measure is "
                + "not power.")
    }
}

/// What there is to compare.
extension Capability {
    private static func list(_ organisation: EntityID, _ situation: Situation) -> AnalysisResult {
        var states: [String: [Datum]] = [:]
        for state in situation.states(in: organisation) {
            for statement in situation.statements(.capability, about: state) where statement.holds {
                guard let measure = statement.word(measure), statement.bounds(amount) != nil else { continue }
                situation.use(statement)
                states[measure, default: []].append(.string(state.text))
            }
        }
        let measures = states.keys.sorted()
        let name = situation.name(organisation)
        return AnalysisResult(
            [
                "organisation": .string(organisation.text),
                "measures": .object(measures.map { .init($0, .array(states[$0] ?? [])) }),
            ], cases: .init(measures.count, "measure"),
            meaning: measures.isEmpty
                ? "No measure of capability is stated for members of \(name)."
                : "For members of \(name) there are \(measures.sentenceList); name one as “measure”.",
            caution: "A measure that is stated for few members compares those alone.")
    }
}
