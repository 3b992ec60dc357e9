// SPDX-License-Identifier: Apache-2.0

extension AnalysisArguments {
    /// Every analysis that has a command of its own, in the order of the manual.
    static let all = [
        freedom, dependence, dominance, burden, power, capability, cohesion, engagement, similarity, network,
        enlargement, threats, route, compare,
    ]

    /// The analysis of a name: its own, or that of its command.
    static func named(_ name: String) -> AnalysisArguments? {
        all.first { $0.name == name || $0.analysis == name }
    }
}
