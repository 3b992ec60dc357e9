// SPDX-License-Identifier: Apache-2.0

/// The lines of a history: what `export --format jsonl` writes, and `import` reads.
enum HistoryFormat {
    /// The version of the lines; they are only ever added to.
    static let version: Int64 = 1
    /// The type of the first line, which tells where the history comes from.
    static let opening = "registan.export"

    /// The facts, a line each. Their types are the topics of the records that the model is made of, without subjects.
    enum Fact: String, CaseIterable {
        case entityRegistered = "entity.registered"
        case claimAsserted = "claim.asserted"
        case claimRetracted = "claim.retracted"
        case claimRanked = "claim.ranked"
        case sourceRetracted = "source.retracted"
        case findingDefined = "finding.defined"
        case findingRemoved = "finding.removed"
        case scenarioSaved = "scenario.saved"
        case scenarioRemoved = "scenario.removed"
    }
}
