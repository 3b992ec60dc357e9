// SPDX-License-Identifier: Apache-2.0

/// The first two parts of the topics whose records the model is made of, and nothing else: what a register is restored
/// from, what its history holds, and what the replay hash digests. A released one is never renamed.
public enum FactTopic: String, CaseIterable, Sendable {
    /// An entity, or a new version of one.
    case entityRegistered = "entity.registered"
    /// A claim.
    case claimAsserted = "claim.asserted"
    /// That a claim was taken back.
    case claimRetracted = "claim.retracted"
    /// Another rank of a claim.
    case claimRanked = "claim.ranked"
    /// That all citations of a source were taken back.
    case sourceRetracted = "source.retracted"
    /// A finding, or a new version of one.
    case findingDefined = "finding.defined"
    /// That a finding was taken back.
    case findingRemoved = "finding.removed"
    /// A scenario, or a new version of one.
    case scenarioSaved = "scenario.saved"
    /// That a scenario was taken back.
    case scenarioRemoved = "scenario.removed"

    /// The fact that a topic tells of; nil where it tells of what follows from facts.
    public init?(topic: String) { self.init(rawValue: Topic.split(topic).type) }
}
