// SPDX-License-Identifier: Apache-2.0

import Suggestion

/// Reads overrides from the environment by declarations.
struct EnvironmentReader {
    let prefix: String
    let specs: [SettingSpec]

    /// The values that the environment gives, by key; variables in alphabetical order, so that the first fault is
    /// always the same one.
    func read(_ environment: [String: String]) throws(ConfigurationError) -> [String: SettingValue] {
        let variables = declaredVariables
        var values: [String: SettingValue] = [:]
        for (name, text) in environment.sorted(by: { $0.key < $1.key }) where name.hasPrefix(prefix + "_") {
            guard let spec = variables[name] else {
                try checkUnknown(name, variables)
                continue
            }
            guard let value = spec.type.value(ofVariable: text) else { throw impossible(name, text, spec) }
            values[spec.key] = value
        }
        return values
    }

    private var declaredVariables: [String: SettingSpec] {
        specs.reduce(into: [:]) { variables, spec in
            if let name = spec.variable(prefix: prefix) { variables[name] = spec }
        }
    }

    /// Passes what belongs to somebody else: neither in a declared section nor nearly a declared name.
    private func checkUnknown(_ name: String, _ variables: [String: SettingSpec]) throws(ConfigurationError) {
        let start = prefix.count + 1
        let nearest = nearestName(
            to: String(name.dropFirst(start)), among: variables.keys.sorted().map { String($0.dropFirst(start)) })
        let isInSection = specs.contains { spec in
            guard let section = spec.key.split(separator: ".").dropLast().first else { return false }
            return name.hasPrefix(prefix + "_" + section.uppercased() + "_")
        }
        guard isInSection || nearest != nil else { return }
        throw ConfigurationError(
            at: .variable(name), reason: "there is no such setting" + suggestion(nearest.map { prefix + "_" + $0 }))
    }

    private func impossible(_ name: String, _ text: String, _ spec: SettingSpec) -> ConfigurationError {
        ConfigurationError(
            at: .variable(name), key: spec.key,
            reason: "\(spec.key) is \(TOMLNode.shown(text)); it must be \(spec.type.allowed)")
    }
}
