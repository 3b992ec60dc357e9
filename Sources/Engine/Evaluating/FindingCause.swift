// SPDX-License-Identifier: Apache-2.0

import Model

/// Why a finding is evaluated again.
enum FindingCause: Hashable {
    /// Claims were asserted, taken back or ranked.
    case claims([ClaimID])
    /// It was defined, or defined anew.
    case definition
    /// A new day began.
    case day
    /// Entities were registered anew, or a source was taken back.
    case entities
    /// The daemon started.
    case start

    /// The word that stands in the record.
    var word: String {
        switch self {
        case .claims: "claims"
        case .definition: "definition"
        case .day: "day"
        case .entities: "entities"
        case .start: "start"
        }
    }

    /// The claims that did it.
    var claims: [ClaimID] {
        if case .claims(let ids) = self { ids } else { [] }
    }

    /// Both, where one came before the finding was evaluated on account of the other: the claims of both, and else the first.
    func joined(with later: FindingCause) -> FindingCause {
        switch (self, later) {
        case (.claims(let mine), .claims(let others)):
            mine.count < Recording.mostCauses && !mine.contains(others[0]) ? .claims(mine + others) : self
        case (_, .claims) where self != .definition: later
        default: self
        }
    }
}
