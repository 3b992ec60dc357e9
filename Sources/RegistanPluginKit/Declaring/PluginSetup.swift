// SPDX-License-Identifier: Apache-2.0

public import Configuration
public import Service

/// What a plugin is made from.
public struct PluginSetup: Sendable {
    /// The settings, checked against ``Plugin/settings``.
    public let settings: Settings
    /// The file that they come from, to place mistakes that only the plugin can see; nil where it runs on defaults.
    public let document: TOMLDocument?
    /// The directory for what the plugin keeps; it exists, and no other process uses it.
    public let stateDirectory: String
    /// The log.
    public let log: Log
    /// How its parts are, as heartbeats tell it.
    public let health: PluginHealth

    /// Puts a set-up together, for tests.
    public init(
        settings: Settings, document: TOMLDocument? = nil, stateDirectory: String, log: Log,
        health: PluginHealth = PluginHealth()
    ) {
        self.settings = settings
        self.document = document
        self.stateDirectory = stateDirectory
        self.log = log
        self.health = health
    }
}
