// SPDX-License-Identifier: Apache-2.0

import Wire

/// Which events make an alert, and where it goes. An empty filter lets everything pass.
struct Rule: Hashable {
    /// The name, unique among the rules.
    var name: String
    /// Prefixes of topics.
    var topics: [String]
    /// Kinds of claims.
    var kinds: [String] = []
    /// States, as subject or object.
    var states: [String] = []
    /// Organisations, as subject or object.
    var organisations: [String] = []
    /// Statuses until now.
    var before: [String] = []
    /// Statuses from now on.
    var after: [String] = []
    /// Only changes that alter the answer for the day of recording.
    var onlyToday = false
    /// Whether it goes to the log.
    var log = true
    /// The file that it goes to, if any.
    var file: String?

    /// Whether an event, and the change that it tells if it tells one, is of this rule. What is no change passes only
    /// where no filter of changes is set.
    func matches(_ event: Event, _ change: Change?) -> Bool {
        guard Topic.matches(event.topic, prefixes: topics) else { return false }
        guard let change else { return !filtersChanges }
        let parties = [change.subject] + [change.object].compactMap(\.self)
        return Self.passes(kinds, [change.kind]) && Self.passes(states, parties) && Self.passes(organisations, parties)
            && Self.passes(before, [change.before.word]) && Self.passes(after, [change.after.word])
            && (change.altersToday || !onlyToday)
    }

    private var filtersChanges: Bool {
        onlyToday || [kinds, states, organisations, before, after].contains { !$0.isEmpty }
    }

    private static func passes(_ filter: [String], _ words: [String]) -> Bool {
        filter.isEmpty || words.contains(where: filter.contains)
    }
}
