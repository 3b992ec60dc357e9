// SPDX-License-Identifier: Apache-2.0

public import Model

/// What a state answers to the wish to cross; the raw values are the tokens of the field `decision`.
public enum TransitDecision: String, CaseIterable, Hashable, Sendable {
    case granted, refused
    /// There is no law under which it could grant it.
    case noLegalBasis = "no-legal-basis"
}

/// A statement, in force on the day, of one state on whether another may cross.
public struct TransitStatement: Hashable, Sendable {
    /// What is decided.
    public let decision: TransitDecision
    /// The exercise for which it is decided; nil for a standing rule.
    public let occasion: EntityID?
    /// The modes that it is limited to; nil where it counts for all.
    public let modes: Set<TransportMode>?
    /// Whether it is certainly in force on the day and uncontested.
    public let isCertain: Bool
    /// Whether the crossing is refused, or may be for want of certainty: another source, or another reading of the
    /// dates, says so, or that no law allows it.
    public let mayBeRefused: Bool
    /// The claims behind it.
    public let claims: [ClaimID]

    /// States a decision.
    ///
    /// - Parameter others: what the decision may be instead.
    public init(
        _ decision: TransitDecision, orElse others: [TransitDecision] = [], occasion: EntityID? = nil,
        modes: Set<TransportMode>? = nil, isCertain: Bool = true, claims: [ClaimID] = []
    ) {
        mayBeRefused = ([decision] + others).contains { $0 != .granted }
        self.decision = decision
        self.occasion = occasion
        self.modes = modes
        self.isCertain = isCertain
        self.claims = claims
    }

    /// Whether it counts for a mode.
    func counts(for mode: TransportMode) -> Bool { modes?.contains(mode) ?? true }
}

/// An exercise for which a state moves: who is its host and who takes part, each with the claims that say so.
public struct TransitOccasion: Hashable, Sendable {
    /// The exercise.
    public let id: EntityID
    /// Its hosts.
    public let hosts: [EntityID: [ClaimID]]
    /// Who takes part.
    public let participants: [EntityID: [ClaimID]]

    /// An exercise with its hosts and participants.
    public init(_ id: EntityID, hosts: [EntityID: [ClaimID]] = [:], participants: [EntityID: [ClaimID]] = [:]) {
        self.id = id
        self.hosts = hosts
        self.participants = participants
    }

    /// The claims by which a state, as host, lets another, which takes part, come; nil where it does not follow.
    func welcome(of grantor: EntityID, for mover: EntityID) -> [ClaimID]? {
        guard let host = hosts[grantor], let guest = participants[mover] else { return nil }
        return host + guest
    }
}
