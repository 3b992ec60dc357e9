// SPDX-License-Identifier: Apache-2.0

public import Client
public import Configuration
public import Service
public import Wire

/// A program that follows the register: it hears every recorded event of its topics, in order, at least once.
///
/// ``PluginMain`` does the rest: options, configuration, registration, heartbeats, replay, retries, dead letters, and
/// the end. A plugin lives on one thread, so it needs no locks; a slow ``handle(_:)`` holds up nobody but itself.
public protocol Plugin: SendableMetatype {
    /// The name, unique among plugins: lower-case letters, digits and hyphens. The program is called `registan-<name>`.
    static var name: String { get }
    /// The version.
    static var version: String { get }
    /// What it does, as one line for `--help`.
    static var summary: String { get }
    /// What can be configured; see ``SettingSpec``.
    static var settings: [SettingSpec] { get }

    /// Makes the plugin, with files in its state directory opened. Throws what stands in the way, as a sentence;
    /// ``ConfigurationError`` for what is wrong in the configuration.
    init(_ setup: PluginSetup) throws

    /// Prefixes of the topics that it hears.
    var topics: [String] { get }
    /// Where a plugin begins that has not acknowledged any event yet.
    var beginning: Beginning { get }

    /// Deals with an event; it is acknowledged when this returns.
    ///
    /// After an error it is called again, up to ``RetryPolicy/attempts`` times in all, and then the event goes to the
    /// dead letters. After a crash an event comes again, so what has an effect outside recognises it by its sequence.
    mutating func handle(_ event: Event) throws

    /// Hears that the register went into another epoch; where it starts over, what the plugin keeps may be void.
    mutating func epochChanged(_ change: EpochChange) throws
}

extension Plugin {
    /// Nothing can be configured.
    public static var settings: [SettingSpec] { [] }
    /// From the first record on.
    public var beginning: Beginning { .firstRecord }
    /// Goes on.
    public mutating func epochChanged(_ change: EpochChange) throws {}
}

/// Where a plugin begins that has not acknowledged any event yet.
public enum Beginning: String, CaseIterable, Hashable, Sendable {
    /// With the whole journal.
    case firstRecord = "first-record"
    /// With what is recorded from now on.
    case head
}

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

    /// Puts a set-up together, for tests.
    public init(settings: Settings, document: TOMLDocument? = nil, stateDirectory: String, log: Log) {
        self.settings = settings
        self.document = document
        self.stateDirectory = stateDirectory
        self.log = log
    }
}
