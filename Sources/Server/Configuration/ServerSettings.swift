// SPDX-License-Identifier: Apache-2.0

public import Configuration
public import Service
import Wire

/// The settings of `registand`: the declarations, and what the daemon makes of their values.
///
/// `config/registand.toml` is their manual; a test holds it against these declarations.
public struct ServerSettings: Sendable {
    /// Every setting, in the order of the manual.
    public static let specs: [SettingSpec] = [
        SettingSpec(
            key: "data.directory", type: .path, default: nil,
            summary: "Where the journal is kept."),
        SettingSpec(
            key: "run.directory", type: .path, default: nil,
            summary: "Where the sockets are while the daemon runs."),
        SettingSpec(
            key: "store.kind", type: .choice(["sqlite"]), default: .string("sqlite"),
            summary: "What the journal is kept in."),
        SettingSpec(
            key: "access.local-role", type: .choice(["default", "none"] + Role.allCases.map(\.rawValue)),
            default: .string("default"),
            summary: "The role of local users who are not listed."),
        SettingSpec(
            key: "access.local",
            type: .rows([
                SettingSpec(
                    key: "uid", type: .integer(0...4_294_967_294), default: nil, summary: "The user's number."),
                SettingSpec(key: "name", type: .string, default: nil, summary: "The name that stands as “by”."),
                SettingSpec(
                    key: "role", type: .choice(Role.allCases.map(\.rawValue)), default: nil,
                    summary: "What the user may do."),
            ]), default: nil, summary: "Local users by number, each with a name and a role."),
        SettingSpec(
            key: "log.level", type: .choice(Log.Level.allCases.map(\.rawValue)), default: .string("info"),
            summary: "How much is logged."),
    ]

    /// The data directory, if it was given.
    public let dataDirectory: String?
    /// The run directory, if it was given.
    public let runDirectory: String?
    /// How much is logged.
    public let logLevel: Log.Level
    /// Who may do what.
    let access: AccessRules

    /// Takes the values of a configuration that was read by `specs`.
    ///
    /// - Throws: what only the values together show to be wrong, such as a listed user without a role.
    public init(_ settings: Settings) throws(ConfigurationError) {
        dataDirectory = settings.optionalString("data.directory")
        runDirectory = settings.optionalString("run.directory")
        logLevel = Log.Level(rawValue: settings.string("log.level")) ?? .info
        access = try AccessRules(settings)
    }
}
