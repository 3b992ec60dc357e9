// SPDX-License-Identifier: Apache-2.0

extension AnalysisKind {
    /// What states are to each other and to their organisations.
    static let assessment = [
        Dependence.analysis, Freedom.analysis, Engagement.analysis, Cohesion.analysis, Enlargement.analysis,
        Threats.analysis,
    ]
}

extension Measure {
    /// The figures of the assessments.
    static let assessment =
        Membership.measures + Dependence.measures + Freedom.measures + Engagement.measures
        + Cohesion.measures + Enlargement.measures + Threats.measures
}
