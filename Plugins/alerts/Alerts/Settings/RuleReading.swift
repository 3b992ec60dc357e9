// SPDX-License-Identifier: Apache-2.0

import Analysis
import Configuration
import Model
import Suggestion

/// Makes rules of settings, and refuses what they cannot mean: with the place, what is allowed and the nearest name.
struct RuleReading {
    let settings: Settings
    let document: TOMLDocument?
    /// The names of the sinks.
    let sinks: [String]

    /// The rules; without any, the one that the defaults make.
    func rules() throws(ConfigurationError) -> [Rule] {
        guard settings["rule"] != nil else { return [.standard(sinks)] }
        let rows = settings.rows("rule")
        guard rows.count <= AlertSettings.mostRules else {
            throw place(0).fault(
                "name", "there are \(rows.count) rules; at most \(AlertSettings.mostRules) are allowed")
        }
        var rules: [Rule] = []
        for (index, row) in rows.enumerated() {
            let rule = try rule(row, place(index))
            guard !rules.contains(where: { $0.name == rule.name }) else {
                throw place(index).fault(
                    "name", "the name \"\(rule.name)\" is taken by another rule; give each its own")
            }
            rules.append(rule)
        }
        return rules
    }

    private func place(_ index: Int) -> RowPlace { RowPlace(section: "rule", index: index, document: document) }

    private func rule(_ row: Settings, _ place: RowPlace) throws(ConfigurationError) -> Rule {
        var rule = Rule(row, sinks)
        rule.template = try place.template(row, "template")
        try RuleCheck(rule: rule, place: place, sinks: sinks).check()
        return rule
    }
}

/// Checks what stands in one rule.
private struct RuleCheck {
    let rule: Rule
    let place: RowPlace
    let sinks: [String]

    func check() throws(ConfigurationError) {
        if rule.name.isEmpty { throw place.fault("name", "the name is empty") }
        if rule.topics.isEmpty { throw place.fault("topics", "there is no topic; [\"\"] stands for all") }
        for topic in rule.topics { try check(topic: topic) }
        try check(rule.kinds, "kinds", among: ClaimKind.all.map(\.name))
        try check(rule.before, "before", among: Self.answers)
        try check(rule.after, "after", among: Self.answers)
        try check(rule.questions, "questions", among: Finding.Question.allCases.map(\.rawValue))
        try checkIDs(rule.states, "states", "UZB")
        try checkIDs(rule.organisations, "organisations", "CSTO")
        try checkIDs(rule.findings, "findings", "csto-no-enlargement")
        try checkFindings()
        try check(rule.sinks, "sinks", among: sinks)
    }

    private func check(_ words: [String], _ key: String, among allowed: [String]) throws(ConfigurationError) {
        for word in words where !allowed.contains(word) {
            let nearest = nearestName(to: word, among: allowed).map { "; did you mean \"\($0)\"?" } ?? ""
            throw place.fault(key, "\"\(word)\" is not one of \(allowed.joined(separator: ", "))\(nearest)")
        }
    }

    private func checkIDs(_ ids: [String], _ key: String, _ sample: String) throws(ConfigurationError) {
        for id in ids where EntityID(id) == nil {
            throw place.fault(key, "\"\(id)\" is not an id: letters, digits, “-” and “_”, such as \(sample)")
        }
    }

    /// A rule that nothing could pass is a mistake.
    private func checkFindings() throws(ConfigurationError) {
        guard rule.filtersFindings else { return }
        let key = rule.onlyFalling ? "only-falling" : rule.findings.isEmpty ? "questions" : "findings"
        let heardTopics = AlertSettings.findingTopics[0]
        guard rule.topics.contains(where: { heardTopics.hasPrefix($0) || $0.hasPrefix(heardTopics) }) else {
            throw place.fault(key, "the rule hears no findings; add \"\(heardTopics)\" to its topics")
        }
        for (name, words) in [("kinds", rule.kinds), ("states", rule.states), ("organisations", rule.organisations)]
        where !words.isEmpty {
            throw place.fault(
                name, "findings have no \(name), and \(key) lets only findings pass; make two rules of it")
        }
    }

    /// Plugins publish on topics of their own, so only what is nearly a known name is taken for a mistake.
    private func check(topic: String) throws(ConfigurationError) {
        let first = String(topic.prefix { $0 != "." })
        guard !Self.transient.contains(first) else {
            throw place.fault(
                "topics",
                "events of \"\(first).\" are not recorded, and plugins hear only what is; see them live with "
                    + "registan watch \(first)")
        }
        guard topic.contains("."), !Self.families.contains(first) else { return }
        guard let nearest = nearestName(to: first, among: Self.families) else { return }
        throw place.fault("topics", "there are no topics \"\(first).\"; did you mean \"\(nearest).\"?")
    }

    /// What an answer can be compared with: every status of every kind, the answers without one, and verdicts.
    private static let answers: [String] = {
        let tokens = ClaimKind.all.flatMap { kind -> [String] in
            guard let status = kind.fields.first(where: { $0.name == "status" }), case .token(let tokens) = status.type
            else { return [] }
            return tokens
        }
        var seen: Set<String> = []
        return (tokens + ["none", "unknown", "holds", "fails", "undetermined"]).filter { seen.insert($0).inserted }
    }()

    /// The first words of the register's own topics, and of plugins that come with it.
    private static let families =
        ClaimKind.all.map(\.name) + ["claim", "entity", "source", "finding", "scenario", "exercise", "report"]
    /// The first words of topics whose events are not in the journal.
    private static let transient = ["system", "plugin", "call"]
}

extension Rule {
    /// The rule that holds without a configuration.
    static func standard(_ sinks: [String]) -> Rule {
        Rule(name: "memberships", topics: AlertSettings.defaultTopics, sinks: sinks)
    }

    fileprivate init(_ row: Settings, _ all: [String]) {
        self.init(
            name: row.string("name"), topics: [], kinds: row.list("kinds"), states: row.list("states"),
            organisations: row.list("organisations"), before: row.list("before"), after: row.list("after"),
            findings: row.list("findings"), questions: row.list("questions"), onlyToday: row.boolean("only-today"),
            onlyFalling: row.boolean("only-falling"), conclusions: row.boolean("conclusions"),
            sinks: row.list("sinks").isEmpty ? all : row.list("sinks"))
        let usual = filtersFindings ? AlertSettings.findingTopics : AlertSettings.defaultTopics
        topics = row["topics"] == nil ? usual : row.list("topics")
    }
}
