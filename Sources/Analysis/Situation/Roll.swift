// SPDX-License-Identifier: Apache-2.0

/// Who belongs to a group, each with how surely.
struct Roll<Member> {
    /// One who belongs, or may.
    struct Entry {
        let member: Member
        let presence: Presence
    }

    /// Each member once, in the order in which the group is gone through.
    let entries: [Entry]

    init(_ entries: [Entry]) { self.entries = entries }

    /// Those that belong, or may, of some whose presence is told.
    init(_ members: some Sequence<(Member, Presence?)>) {
        entries = members.compactMap { member, presence in presence.map { Entry(member: member, presence: $0) } }
    }

    /// Those who belong at least as surely as that.
    func members(_ least: Presence) -> [Member] { entries.compactMap { $0.presence >= least ? $0.member : nil } }

    /// Whether somebody certainly belongs.
    var hasCertain: Bool { entries.contains { $0.presence == .certain } }

    /// Whether who belongs is beyond doubt.
    var isCertain: Bool { entries.allSatisfy { $0.presence == .certain } }

    /// How many belong: at least those who certainly do, at most those too who may.
    var count: Bounds {
        entries.reduce(.zero) { $0 + $1.presence.weigh(1) }
    }

    /// The same group under other names.
    func map<Other>(_ name: (Member) -> Other) -> Roll<Other> {
        Roll<Other>(entries.map { .init(member: name($0.member), presence: $0.presence) })
    }
}

extension Roll where Member: Hashable {
    /// How surely one belongs; nil where it does not.
    func presence(of member: Member) -> Presence? { entries.first { $0.member == member }?.presence }

    /// Those in both.
    func both(_ other: Roll) -> Roll {
        Roll(entries.map { ($0.member, Presence.both($0.presence, other.presence(of: $0.member))) })
    }

    /// Those in at least one, the members of this one first.
    func either(_ other: Roll) -> Roll {
        let own = entries.map { ($0.member, Presence.either($0.presence, other.presence(of: $0.member))) }
        return Roll(own + other.entries.filter { presence(of: $0.member) == nil }.map { ($0.member, $0.presence) })
    }

    /// Those of this one that are not in the other.
    func except(_ other: Roll) -> Roll {
        Roll(
            entries.map {
                ($0.member, Presence.both($0.presence, Presence.absence(other.presence(of: $0.member))))
            })
    }
}
