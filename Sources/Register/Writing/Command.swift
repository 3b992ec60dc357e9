// SPDX-License-Identifier: Apache-2.0

public import Model

/// What somebody wants to change. A command is taken whole, or refused whole with a `Rejection`.
public enum Command: Hashable, Sendable {
    /// Register entities, or new versions of entities.
    case register([Entity])
    /// Assert claims.
    case assert([Assertion])
    /// Register entities, then assert claims that may speak of them, then define what may speak of both.
    case load([Entity], [Assertion], [Definition] = [])
    /// Take claims back.
    case retract([ClaimID], reason: String)
    /// Take back all that a source says: its citations, and a claim with its last one.
    case retractSource(EntityID, reason: String)
    /// Change how a claim stands among those of its slot.
    case rank(ClaimID, Rank, reason: String)
    /// Define something, or give what has that name another definition.
    case define(Definition)
    /// Take a definition back.
    case undefine(Definition.Sort, Definition.Name, reason: String)

    /// The most items of one command from a client; a dataset load may be larger.
    public static let mostItems = 10_000
    /// The most bytes of a reason.
    public static let longestReason = 2_000
}

/// One thing that has happened to the register; facts in order are all that the model is made from.
public enum Fact: Hashable, Sendable {
    /// An entity was registered, for the first time or again.
    case entityRegistered(Entity)
    /// A claim was asserted and given an id.
    case claimAsserted(ClaimID, Assertion)
    /// A claim was taken back.
    case claimRetracted(ClaimID, reason: String)
    /// A claim was given another rank.
    case claimRanked(ClaimID, Rank, reason: String)
    /// The citations of a source were taken back.
    case sourceRetracted(EntityID, reason: String)
    /// Something was defined, for the first time or anew.
    case defined(Definition)
    /// A definition was taken back.
    case undefined(Definition.Sort, Definition.Name, reason: String)
}

/// A fact with its place in the order, its time and its writer.
public struct StampedFact: Hashable, Sendable {
    /// What happened.
    public var fact: Fact
    /// Where, when and by whom it was recorded.
    public var stamp: Stamp

    /// Stamps a fact.
    public init(fact: Fact, stamp: Stamp) {
        self.fact = fact
        self.stamp = stamp
    }
}
