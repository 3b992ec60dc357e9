// SPDX-License-Identifier: Apache-2.0

import Model

/// The Composite Index of National Capability (Singer, Bremer and Stuckey 1972) among the members of an organisation: the
/// mean of a state's shares in six components, as far as they are known.
///
/// Missing components are left out of the mean of that state, so the means need not add up to 1.
struct CompositeIndex {
    /// The measure of capability that stands for the whole index.
    static let name = "cinc"
    /// The names of the components as measures of capability: of the military, of industry and of the people.
    static let componentNames = [
        "military-expenditure", "military-personnel", "energy-consumption", "iron-steel-production",
        "urban-population", "total-population",
    ]

    /// The components that can be compared: two members at least have a known amount.
    let components: [(name: String, weights: MaterialWeights)]
    let weights: MaterialWeights

    /// Works the index out of its components; nil where the index itself is stated for as many members, or nothing is.
    init?(of organisation: EntityID, in situation: Situation) {
        let states = situation.states(in: organisation)
        let stated = states.count { Capability.amount(of: Self.name, $0, in: situation) != nil }
        let components: [(name: String, weights: MaterialWeights)] = Self.componentNames.compactMap { name in
            let amounts = states.compactMap { state in
                Capability.amount(of: name, state, in: situation).map {
                    Arguments.NamedAmount(name: state.text, amount: $0)
                }
            }
            return amounts.count < 2 ? nil : MaterialWeights(amounts).map { (name, $0) }
        }
        let members = states.compactMap { Self.mean(of: components, for: $0.text) }
        guard members.count > stated else { return nil }
        self.components = components
        weights = MaterialWeights(members)
        Self.noteMissing(components, states, in: situation)
    }

    /// Works the index out of components that are given directly, over those that have a part in any.
    init(components given: [(name: String, weights: MaterialWeights)], in situation: Situation) {
        var seen: Set<String> = []
        let states = given.flatMap { $0.weights.members.map(\.name) }.filter { seen.insert($0).inserted }
        components = given
        weights = MaterialWeights(states.compactMap { Self.mean(of: given, for: $0) })
        for component in given {
            let known = component.weights.members.map(\.name)
            for state in states where !known.contains(state) { situation.miss("\(component.name) of \(state)") }
        }
    }

    private static func mean(
        of components: [(name: String, weights: MaterialWeights)], for state: String
    ) -> MaterialWeights.Member? {
        let shares = components.compactMap { $0.weights.members.first { $0.name == state }?.share }
        guard !shares.isEmpty else { return nil }
        let part = Bounds(1 / Double(shares.count))
        return .init(name: state, amount: nil, share: shares.reduce(Bounds.zero, +) * part)
    }

    private static func noteMissing(
        _ components: [(name: String, weights: MaterialWeights)], _ states: [EntityID], in situation: Situation
    ) {
        for name in componentNames {
            let known = components.first { $0.name == name }?.weights.members.map(\.name) ?? []
            for state in states where !known.contains(state.text) { situation.miss("\(name) of \(state)") }
        }
    }

    /// The shares of each member by component.
    var datum: Datum {
        .object(
            components.map { component in
                .init(component.name, .object(component.weights.members.map { .init($0.name, $0.share.datum) }))
            })
    }
}
