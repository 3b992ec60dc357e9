// SPDX-License-Identifier: Apache-2.0

/// By what one travels along a link; the raw values are the tokens of the field `mode`.
public enum TransportMode: String, CaseIterable, Hashable, Comparable, Sendable {
    case rail, road, air, sea

    /// What a way is searched by where nobody says otherwise: troops with their vehicles go by rail and road.
    public static let overland: Set<TransportMode> = [.rail, .road]

    /// The order of declaration, in which the model lists the tokens too.
    public static func < (left: TransportMode, right: TransportMode) -> Bool { left.rank < right.rank }

    private var rank: Int {
        switch self {
        case .rail: 0
        case .road: 1
        case .air: 2
        case .sea: 3
        }
    }
}
