// SPDX-License-Identifier: Apache-2.0

extension AnalysisKind {
    /// Every analysis, in the order in which they are listed.
    public static let all: [AnalysisKind] =
        [Burden.analysis, Power.analysis, Capability.analysis, Dominance.analysis]
        + assessment + [Similarity.analysis, Network.analysis, Transit.analysis, Compare.analysis]
}
