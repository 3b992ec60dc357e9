// SPDX-License-Identifier: Apache-2.0

import Model

/// Who carries most of a body, as far as one can tell: from sizes, or else from what somebody states of a share or place.
enum BurdenCarrier {
    /// Its size is certainly more than half of all.
    case most(EntityID)
    /// Its size is the largest, but perhaps not more than half.
    case largest(EntityID)
    /// Somebody states a share of it that is at least half, though not its size.
    case mostly(EntityID, Bounds)
    /// Somebody states that it comes first, though not its size.
    case first(EntityID)
    /// Contributors without a size may outweigh those with one.
    case open

    /// The contributor; nil where it is open.
    var state: EntityID? {
        switch self {
        case .most(let state), .largest(let state), .mostly(let state, _), .first(let state): state
        case .open: nil
        }
    }

    /// What somebody states of it; nil where sizes decide.
    var statement: String? {
        switch self {
        case .mostly(_, let share): "\(share.percent) by statement"
        case .first: "first by statement"
        default: nil
        }
    }
}

extension BurdenReport {
    /// Who carries most; nil where nobody states anything from which one could tell.
    ///
    /// Sizes decide where they are complete or leave no room for the others; else what is stated stands for itself.
    var carrier: BurdenCarrier? {
        let largest = shares.flatMap { EntityID(sized[$0.largest].name) }
        if let shares, let largest, shares.majority == .certain { return .most(largest) }
        if let stated = carrierByStatement { return stated }
        guard let shares, let largest else { return nil }
        return shares.unknown == 0 ? .largest(largest) : .open
    }

    /// Among the contributors without a size.
    private var carrierByStatement: BurdenCarrier? {
        let unsized = contributions.filter { $0.personnel == nil }
        for contribution in unsized {
            if let share = contribution.statedShare, share.low >= 0.5 { return .mostly(contribution.state, share) }
        }
        return unsized.first { $0.statedOrder?.high == 1 }.map { .first($0.state) }
    }

    /// Who carries most as part of a sentence, with ids; nil where one cannot tell.
    var carrierPhrase: String? {
        guard let body, let carrier else { return nil }
        return switch carrier {
        case .most(let state): "\(state) gives most to \(body) (\(sizes))"
        case .largest(let state): "\(state) gives the largest stated part to \(body) (\(sizes))"
        case .mostly(let state, let share): "\(body) mostly \(state) by statement (\(share.percent); \(sizes))"
        case .first(let state): "\(state) first in \(body) by statement (\(sizes))"
        case .open: "open who gives most to \(body) (\(sizes))"
        }
    }

    private var sizes: String {
        if sized.isEmpty { return "no size is stated" }
        if contributions.count > 1, sized.count == 1 { return "only \(sized[0].name) states a size" }
        return "\(sized.count) of \(contributions.count) state a size"
    }
}
