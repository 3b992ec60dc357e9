// SPDX-License-Identifier: Apache-2.0

public import Model

/// The ways from one place to another, and what refusals cost.
public struct Routes: Hashable, Sendable {
    /// The shortest way on which every right is there; nil where there is none.
    public let certain: Way?
    /// The shortest way on which nothing is closed; nil where there is none. Never longer than the certain one.
    public let possible: Way?
    /// The shortest way whatever the rights; nil where no links lead there. Never longer than the possible one.
    public let direct: Way?
    /// What each closed state costs, the dearest first.
    public let refusals: [Refusal]

    /// How many kilometres longer the certain way is than the direct one.
    public var certainDetour: Bounds? { detour(certain) }
    /// How many kilometres longer the possible way is than the direct one.
    public var possibleDetour: Bounds? { detour(possible) }

    private func detour(_ way: Way?) -> Bounds? {
        guard let way, let direct else { return nil }
        return way.excess(over: direct)
    }
}

/// What it costs that one state is closed: how the ways would be if it alone let the mover in.
///
/// Where several closed states lie one behind the other, none costs anything alone.
public struct Refusal: Hashable, Sendable {
    /// The closed state.
    public let state: EntityID
    /// The right to cross it, by mode.
    public let rights: [TransportMode: CrossingRight]
    /// What the certain way would gain.
    public let certain: Gain
    /// What the possible way would gain.
    public let possible: Gain

    /// What a way would gain.
    public enum Gain: Hashable, Sendable {
        /// Nothing: the way would be no shorter, or there would still be none.
        case nothing
        /// It would be shorter by so many kilometres, and be this one.
        case shorter(by: Bounds, Way)
        /// There would be this way, where there is none.
        case opened(Way)

        init(_ before: Way?, _ after: Way?) {
            switch (before, after) {
            case (let before?, let after?) where after.length.value < before.length.value:
                self = .shorter(by: before.excess(over: after), after)
            case (nil, let after?): self = .opened(after)
            default: self = .nothing
            }
        }

        /// How much it is, to compare by: a way where there was none is worth more than any that is shorter.
        fileprivate var worth: Double {
            switch self {
            case .nothing: 0
            case .shorter(let kilometres, _): kilometres.value
            case .opened: .infinity
            }
        }
    }

    /// Whether anything would be gained.
    var matters: Bool { certain != .nothing || possible != .nothing }

    /// Whether it costs more than another: by what the certain way would gain, then the possible one, then by id.
    func isDearer(than other: Refusal) -> Bool {
        if certain.worth != other.certain.worth { return certain.worth > other.certain.worth }
        if possible.worth != other.possible.worth { return possible.worth > other.possible.worth }
        return state < other.state
    }
}
