// SPDX-License-Identifier: Apache-2.0

import Wire

/// Which events make an alert, and where it goes. An empty filter lets everything pass; an event that does not have what
/// a filter asks about does not pass it.
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
    /// Statuses, or verdicts of findings, until now.
    var before: [String] = []
    /// Statuses, or verdicts of findings, from now on.
    var after: [String] = []
    /// Findings by id.
    var findings: [String] = []
    /// Findings by the question that they answer.
    var questions: [String] = []
    /// Only what alters today's answer.
    var onlyToday = false
    /// Only findings that held until now.
    var onlyFalling = false
    /// Whether an alert of a change waits for the conclusions that change because of it.
    var conclusions = true
    /// The text of its alerts; nil for the usual one.
    var template: Template?
    /// The names of the sinks that its alerts go to.
    var sinks: [String] = []

    /// Whether an event, and the news that it tells, is of this rule.
    func matches(topic: String, _ news: News) -> Bool {
        guard Topic.matches(topic, prefixes: topics) else { return false }
        return switch news {
        case .change(let change): passes(change) && (change.altersToday || !onlyToday)
        case .effect(let change): passes(change)
        case .finding(let change): passes(change)
        case .claim(let claim): passes(claim)
        case .other: !filtersSubjects && !filtersChanges && !filtersFindings
        }
    }

    private func passes(_ change: Change) -> Bool {
        !filtersFindings && passes(change.kind, change.parties) && Self.passes(before, [change.before.word])
            && Self.passes(after, [change.after.word])
    }

    /// A finding is asked about the day on which it is evaluated, so each change of one alters today's answer.
    private func passes(_ change: FindingChange) -> Bool {
        !filtersSubjects && Self.passes(findings, [change.finding])
            && Self.passes(questions, [change.question].compactMap(\.self)) && (change.falls || !onlyFalling)
            && Self.passes(before, [change.before ?? "none"]) && Self.passes(after, [change.after])
    }

    private func passes(_ claim: ClaimNews) -> Bool {
        !filtersChanges && !filtersFindings && passes(claim.kind, claim.parties)
    }

    private func passes(_ kind: String, _ parties: [String]) -> Bool {
        Self.passes(kinds, [kind]) && Self.passes(states, parties) && Self.passes(organisations, parties)
    }

    /// Whether it asks about what claims and changes have, and findings have not.
    private var filtersSubjects: Bool { [kinds, states, organisations].contains { !$0.isEmpty } }
    private var filtersChanges: Bool { onlyToday || !before.isEmpty || !after.isEmpty }
    /// Whether it asks about what only findings have.
    var filtersFindings: Bool { onlyFalling || !findings.isEmpty || !questions.isEmpty }

    private static func passes(_ filter: [String], _ words: [String]) -> Bool {
        filter.isEmpty || words.contains(where: filter.contains)
    }
}
