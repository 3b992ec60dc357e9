// SPDX-License-Identifier: Apache-2.0

import Wire

/// Keeps account of what a plugin was given, and so of how far it may acknowledge.
///
/// It may acknowledge a sequence up to which everything was given to it without a gap: as a live event that it
/// subscribed to, or by a replay that examined it for all of its topics. Beside that it may begin at a head that it was
/// told, while it has not acknowledged anything, or after it was told that its history is void.
struct CursorLedger {
    /// The prefixes of topics that the plugin declared; none stands for all.
    var topics: [String] = []
    /// Prefixes that were subscribed to.
    var prefixes: Set<String> = []
    /// Everything up to here was given.
    private(set) var frontier: Int64 = 0

    private var examined: Set<Int64> = []
    private var published: [Int64: String] = [:]
    private var beginnings: Set<Int64> = []
    private var hasBegun = false

    /// Notes that an event was published.
    mutating func published(_ sequence: Int64, topic: String) { published[sequence] = topic }

    /// Notes that a replay gave what came after a sequence, up to `next`. One that leaves out a declared topic says
    /// nothing about the others, and does not count. Whoever replays has begun where the replay does.
    mutating func replayed(after: Int64, next: Int64, topics asked: [String]) {
        if beginnings.contains(after) { frontier = max(frontier, after) }
        begin()
        let declared = topics.isEmpty ? [""] : topics
        guard next > after, declared.allSatisfy({ Topic.matches($0, prefixes: asked) }) else { return }
        examined.formUnion(after + 1...next)
    }

    /// Notes that the plugin was told where the head is; it may begin there if it has not begun elsewhere.
    mutating func told(head: Int64) {
        if !hasBegun { beginnings.insert(head) }
    }

    /// Notes that the plugin was told that its cursor is void, and where to go on.
    mutating func toldToStartOver(at head: Int64) { beginnings.insert(head) }

    /// Forgets what was given after a sequence, which is now the last of the former history.
    mutating func fork(after sequence: Int64) {
        advance()
        // Part of what it knew is void, so it may begin anew.
        if frontier > sequence { hasBegun = false }
        frontier = min(frontier, sequence)
        examined = examined.filter { $0 <= sequence }
        published = published.filter { $0.key <= sequence }
        beginnings = []
    }

    /// Goes on from a cursor that was acknowledged before.
    mutating func resume(at cursor: Int64) { frontier = max(frontier, cursor) }

    /// Whether the plugin may acknowledge a cursor.
    mutating func allows(_ cursor: Int64) -> Bool {
        advance()
        if cursor > frontier {
            guard let beginning = beginnings.filter({ $0 >= frontier && $0 <= cursor }).max() else { return false }
            let before = frontier
            frontier = beginning
            advance()
            guard cursor <= frontier else {
                frontier = before
                return false
            }
        }
        if cursor > 0 { begin() }
        return true
    }

    private mutating func begin() {
        hasBegun = true
        beginnings = []
    }

    private mutating func advance() {
        while isGiven(frontier + 1) { frontier += 1 }
    }

    private func isGiven(_ sequence: Int64) -> Bool {
        if examined.contains(sequence) { return true }
        guard let topic = published[sequence] else { return false }
        return Topic.matches(topic, prefixes: topics) || prefixes.contains { topic.utf8.starts(with: $0.utf8) }
    }
}
