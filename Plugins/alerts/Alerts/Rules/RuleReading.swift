// SPDX-License-Identifier: Apache-2.0

import Configuration
import Model
import Suggestion

/// Makes rules of settings, and refuses what they cannot mean: with the place, what is allowed and the nearest name.
struct RuleReading {
    let settings: Settings
    let document: TOMLDocument?

    /// The rules; without any, the one that the defaults make.
    func rules() throws(ConfigurationError) -> [Rule] {
        guard settings["rule"] != nil else { return [.standard] }
        let rows = settings.rows("rule")
        guard rows.count <= AlertSettings.mostRules else {
            throw fault(row: 0, "rule", "there are \(rows.count) rules; at most \(AlertSettings.mostRules) are allowed")
        }
        var rules: [Rule] = []
        for (index, row) in rows.enumerated() {
            let rule = Rule(row)
            try check(rule, index)
            guard !rules.contains(where: { $0.name == rule.name }) else {
                throw fault(row: index, "name", "the name \"\(rule.name)\" is taken by another rule; give each its own")
            }
            rules.append(rule)
        }
        return rules
    }

    private func check(_ rule: Rule, _ index: Int) throws(ConfigurationError) {
        if rule.name.isEmpty { throw fault(row: index, "name", "the name is empty") }
        if rule.topics.isEmpty { throw fault(row: index, "topics", "there is no topic; [\"\"] stands for all") }
        for topic in rule.topics { try check(topic: topic, index) }
        try check(rule.kinds, "kinds", among: ClaimKind.all.map(\.name), index)
        try check(rule.before, "before", among: Self.statuses, index)
        try check(rule.after, "after", among: Self.statuses, index)
        try checkIDs(rule.states, "states", index)
        try checkIDs(rule.organisations, "organisations", index)
        if rule.file == nil, !rule.log {
            throw fault(row: index, "file", "the rule goes nowhere; set log = true, or name a file")
        }
    }

    private func check(
        _ words: [String], _ key: String, among allowed: [String], _ index: Int
    ) throws(ConfigurationError) {
        for word in words where !allowed.contains(word) {
            let nearest = nearestName(to: word, among: allowed).map { "; did you mean \"\($0)\"?" } ?? ""
            throw fault(row: index, key, "\"\(word)\" is not one of \(allowed.joined(separator: ", "))\(nearest)")
        }
    }

    private func checkIDs(_ ids: [String], _ key: String, _ index: Int) throws(ConfigurationError) {
        for id in ids where EntityID(id) == nil {
            throw fault(row: index, key, "\"\(id)\" is not an id: letters, digits, “-” and “_”, such as UZB or CSTO")
        }
    }

    /// Plugins publish on topics of their own, so only what is nearly a known name is taken for a mistake.
    private func check(topic: String, _ index: Int) throws(ConfigurationError) {
        let first = String(topic.prefix { $0 != "." })
        guard topic.contains("."), !Self.families.contains(first) else { return }
        guard let nearest = nearestName(to: first, among: Self.families) else { return }
        throw fault(row: index, "topics", "there are no topics \"\(first).\"; did you mean \"\(nearest).\"?")
    }

    private func fault(row: Int, _ key: String, _ reason: String) -> ConfigurationError {
        let table = document?.root["rule"]?.elements.flatMap { $0.indices.contains(row) ? $0[row] : nil }
        let entry = table?.entries?.first { $0.key == key }
        let place = entry.flatMap { document?.place(of: $0) } ?? table.flatMap { document?.place(of: $0) }
        return ConfigurationError(
            at: place ?? .file(document?.file ?? "the defaults"), key: "rule.\(key)", reason: "rule.\(key): \(reason)")
    }
}

extension RuleReading {
    /// What an answer can be compared with: every status of every kind, and the answers without one.
    private static let statuses: [String] = {
        let tokens = ClaimKind.all.flatMap { kind -> [String] in
            guard let status = kind.fields.first(where: { $0.name == "status" }), case .token(let tokens) = status.type
            else { return [] }
            return tokens
        }
        var seen: Set<String> = []
        return (tokens + ["none", "unknown", "holds"]).filter { seen.insert($0).inserted }
    }()

    /// The first words of the register's own topics, and of plugins that come with it.
    private static let families =
        ClaimKind.all.map(\.name) + ["claim", "entity", "source", "finding", "scenario", "exercise", "report"]
}

extension Rule {
    /// The rule that holds without a configuration.
    static let standard = Rule(
        name: "memberships", topics: AlertSettings.defaultTopics, file: AlertSettings.defaultFile)

    fileprivate init(_ row: Settings) {
        let path = row.string("file")
        self.init(
            name: row.string("name"), topics: row.list("topics"), kinds: row.list("kinds"), states: row.list("states"),
            organisations: row.list("organisations"), before: row.list("before"), after: row.list("after"),
            onlyToday: row.boolean("only-today"), log: row.boolean("log"), file: path.isEmpty ? nil : path)
    }
}
