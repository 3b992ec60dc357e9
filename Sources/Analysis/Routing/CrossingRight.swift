// SPDX-License-Identifier: Apache-2.0

public import Model

/// Whether a state lets a mover cross its territory, with the claims that say so.
public enum CrossingRight: Hashable, Sendable {
    /// It is the mover's own territory.
    case own
    /// It grants the crossing.
    case granted([ClaimID])
    /// It is host of the occasion and the mover takes part: derived, nobody states it.
    case hosted([ClaimID])
    /// It refuses the crossing.
    case refused([ClaimID])
    /// No law of its own allows the crossing.
    case noLegalBasis([ClaimID])
    /// Something is stated, but sources differ, or dates leave open whether it is in force.
    case uncertain([ClaimID])
    /// Nothing is known.
    case unknown

    /// What the right means for a way.
    public var passage: Passage {
        switch self {
        case .own, .granted, .hosted: .open
        case .uncertain, .unknown: .possible
        case .refused, .noLegalBasis: .closed
        }
    }

    /// The claims behind it, sorted.
    public var claims: [ClaimID] {
        switch self {
        case .own, .unknown: []
        case .granted(let claims), .hosted(let claims), .refused(let claims), .noLegalBasis(let claims),
            .uncertain(let claims):
            claims
        }
    }

    /// Whether nobody states it and it follows from something else.
    public var isDerived: Bool {
        if case .hosted = self { true } else { false }
    }

    /// The word for it in results: a token of the field `decision` where a claim has one.
    public var word: String {
        switch self {
        case .own: "own"
        case .granted: TransitDecision.granted.rawValue
        case .hosted: "hosted"
        case .refused: TransitDecision.refused.rawValue
        case .noLegalBasis: TransitDecision.noLegalBasis.rawValue
        case .uncertain: "uncertain"
        case .unknown: "unknown"
        }
    }
}

/// Whether one may pass: not, perhaps, or certainly; what is narrower comes first.
public enum Passage: Int, Hashable, Comparable, Sendable {
    /// One may not.
    case closed
    /// Nobody knows.
    case possible
    /// One may.
    case open

    /// The narrower before the wider.
    public static func < (left: Passage, right: Passage) -> Bool { left.rawValue < right.rawValue }
}
