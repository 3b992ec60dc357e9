// SPDX-License-Identifier: Apache-2.0

import Suggestion

/// Reads a table by declarations.
struct SettingsReader {
    let document: TOMLDocument
    let specs: [SettingSpec]

    /// The values that the table gives, by key.
    func read(_ table: TOMLNode) throws(ConfigurationError) -> [String: SettingValue] {
        var values: [String: SettingValue] = [:]
        try read(table, section: "", into: &values)
        return values
    }

    private func read(
        _ table: TOMLNode, section: String, into values: inout [String: SettingValue]
    ) throws(ConfigurationError) {
        for entry in table.entries ?? [] {
            let key = section + entry.key
            if let spec = specs.first(where: { $0.key == key }) {
                values[key] = try value(of: entry.node, spec)
            } else if specs.contains(where: { $0.key.hasPrefix(key + ".") }) {
                guard case .table = entry.node.value else { throw notASection(entry, key) }
                try read(entry.node, section: key + ".", into: &values)
            } else {
                throw unknown(entry, key)
            }
        }
    }

    private func value(of node: TOMLNode, _ spec: SettingSpec) throws(ConfigurationError) -> SettingValue {
        if case .rows(let columns) = spec.type, let tables = node.elements {
            return .rows(try rows(tables, columns, spec))
        }
        guard let value = spec.type.value(of: node) else { throw impossible(node, spec) }
        return value
    }

    private func rows(
        _ tables: [TOMLNode], _ columns: [SettingSpec], _ spec: SettingSpec
    ) throws(ConfigurationError) -> [Settings] {
        var rows: [Settings] = []
        for table in tables {
            guard case .table = table.value else { throw impossible(table, spec) }
            rows.append(Settings(columns, given: try SettingsReader(document: document, specs: columns).read(table)))
        }
        return rows
    }
}

extension SettingsReader {
    private func impossible(_ node: TOMLNode, _ spec: SettingSpec) -> ConfigurationError {
        let given = node.shown.map { "\(node.sort), \($0)" } ?? node.sort
        return ConfigurationError(
            at: document.place(of: node), key: spec.key,
            reason: "\(spec.key) is \(given); it must be \(spec.type.allowed)" + nearestWord(to: node, spec))
    }

    private func nearestWord(to node: TOMLNode, _ spec: SettingSpec) -> String {
        guard case .choice(let words) = spec.type, let word = node.string else { return "" }
        return suggestion(nearestName(to: word, among: words))
    }

    private func notASection(_ entry: TOMLNode.Entry, _ key: String) -> ConfigurationError {
        ConfigurationError(
            at: document.place(of: entry), key: key,
            reason: "\(key) is \(entry.node.sort); it must be a section, [\(key)]")
    }

    private func unknown(_ entry: TOMLNode.Entry, _ key: String) -> ConfigurationError {
        let sections = specs.flatMap { spec in
            spec.key.indices.filter { spec.key[$0] == "." }.map { String(spec.key[..<$0]) }
        }
        let nearest = nearestName(to: key, among: specs.map(\.key) + sections)
        return ConfigurationError(
            at: document.place(of: entry), key: key,
            reason: "there is no setting \(TOMLNode.shown(key))" + suggestion(nearest))
    }
}
