// SPDX-License-Identifier: Apache-2.0

/// The values of all declared settings: from the environment, else the file, else the defaults. A lookup by a key or a
/// type that was not declared is a mistake of the program and traps.
public struct Settings: Hashable, Sendable {
    private let values: [String: SettingValue]
    private let declared: Set<String>

    init(_ specs: [SettingSpec], given: [String: SettingValue]) {
        declared = Set(specs.map(\.key))
        values = specs.reduce(into: given) { values, spec in
            if values[spec.key] == nil { values[spec.key] = spec.defaultValue }
        }
    }

    /// The value of a setting, or nil for an optional one that was not given.
    public subscript(key: String) -> SettingValue? {
        precondition(declared.contains(key), "no setting \(key) is declared")
        return values[key]
    }

    /// The text of a string, choice or path.
    public func string(_ key: String) -> String {
        guard case .string(let text) = self[key] else { preconditionFailure("\(key) has no text") }
        return text
    }

    /// The text of an optional string, choice or path, where it was given.
    public func optionalString(_ key: String) -> String? {
        self[key] == nil ? nil : string(key)
    }

    /// The value of an integer.
    public func integer(_ key: String) -> Int {
        guard case .integer(let integer) = self[key] else { preconditionFailure("\(key) has no whole number") }
        return Int(integer)
    }

    /// The value of a boolean.
    public func boolean(_ key: String) -> Bool {
        guard case .boolean(let boolean) = self[key] else { preconditionFailure("\(key) has no truth value") }
        return boolean
    }

    /// The value of a duration.
    public func duration(_ key: String) -> Duration {
        guard case .duration(let duration) = self[key] else { preconditionFailure("\(key) has no duration") }
        return duration
    }

    /// The value of an amount of bytes.
    public func bytes(_ key: String) -> Int {
        guard case .bytes(let count) = self[key] else { preconditionFailure("\(key) has no amount of bytes") }
        return Int(count)
    }

    /// The texts of a list.
    public func list(_ key: String) -> [String] {
        guard case .list(let texts) = self[key] else { preconditionFailure("\(key) has no list") }
        return texts
    }

    /// The tables of an array of tables; none where it was not given.
    public func rows(_ key: String) -> [Settings] {
        guard case .rows(let rows) = self[key] else { return [] }
        return rows
    }
}

extension Settings {
    /// Every setting with its default as TOML has it (nil for optional ones), in the order of declaration; so that a
    /// test can hold the sample file against the declarations.
    public static func defaults(of specs: [SettingSpec]) -> [(key: String, toml: String?)] {
        specs.map { ($0.key, $0.defaultValue?.toml) }
    }

    /// Reads a file's document, if there is a file, then the overrides of the environment.
    ///
    /// Refused, with the place, what was given, what is allowed, and the nearest valid name: unknown keys and sections,
    /// wrong types and impossible values; and variables that are in a declared section but not declared, or that look
    /// like a declared one mistyped. Other variables, with that prefix or not, belong to somebody else.
    public static func read(
        _ document: TOMLDocument?, environment: [String: String], prefix: String = "REGISTAN", specs: [SettingSpec]
    ) throws(ConfigurationError) -> Settings {
        var given: [String: SettingValue] = [:]
        if let document { given = try SettingsReader(document: document, specs: specs).read(document.root) }
        let overrides = try EnvironmentReader(prefix: prefix, specs: specs).read(environment)
        return Settings(specs, given: given.merging(overrides) { _, override in override })
    }
}
