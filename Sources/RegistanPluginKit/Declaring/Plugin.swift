// SPDX-License-Identifier: Apache-2.0

public import Client
public import Configuration
public import Model
public import Wire

/// A program that follows the register: it hears every recorded event of its topics, in order, at least once; it may
/// publish events of its own, and answer calls of its services.
///
/// ``PluginMain`` does the rest: options, configuration, registration, heartbeats, replay, retries, dead letters, and
/// the end. A plugin lives on one thread, so it needs no locks; while it handles an event or answers a call, everything
/// else of it waits, but for its heartbeats.
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

    /// Prefixes of the topics that it hears; an empty prefix stands for all of them, and without any it hears nothing.
    var topics: [String] { get }
    /// Prefixes of the topics that it publishes, such as `tally.changed.`: at least two parts, the first none of the
    /// register's own. Read once, at the start.
    var publishes: [String] { get }
    /// What it can be asked to do. Read once, at the start.
    var services: [PluginService] { get }
    /// Where a plugin begins that has not acknowledged any event yet.
    var beginning: Beginning { get }

    /// Begins its work, before the first event and after the first registration. It is not called by `--check`.
    ///
    /// After an error it is called again, up to ``RetryPolicy/attempts`` times in all, and then the program ends.
    mutating func begin(_ register: RegisterAccess) throws

    /// Deals with an event; it is acknowledged when this returns.
    ///
    /// After an error it is called again, up to ``RetryPolicy/attempts`` times in all, and then the event goes to the
    /// dead letters. While the daemon is away, attempts do not count, nor those that end with a ``PassingError``. After a
    /// crash an event comes again, so what has an effect outside recognises it by its sequence; what goes through
    /// ``RegisterAccess`` needs no such care. A dead letter that is delivered again is older than events that were dealt
    /// with since.
    mutating func handle(_ event: Event, _ register: RegisterAccess) throws

    /// Answers a call of one of its ``services``, whose parameters are as declared; the result is an object.
    ///
    /// Called between events, and in the pauses between two attempts at one. An error goes to the caller: what says
    /// what to do is a ``ServiceRefusal`` or an `RPCError`; of any other the caller hears only that the plugin failed.
    mutating func answer(_ call: ServiceCall, _ register: RegisterAccess) throws -> Datum

    /// Hears that the register went into another epoch; where it starts over, what the plugin keeps may be void.
    mutating func epochChanged(_ change: EpochChange) throws

    /// Ends its work, after the last event and the last call. The register may be away by then.
    mutating func end()
}

extension Plugin {
    /// Nothing can be configured.
    public static var settings: [SettingSpec] { [] }
    /// Nothing is published.
    public var publishes: [String] { [] }
    /// Nothing is offered.
    public var services: [PluginService] { [] }
    /// From the first record on.
    public var beginning: Beginning { .firstRecord }
    /// Nothing is to be done first.
    public mutating func begin(_ register: RegisterAccess) throws {}
    /// Nothing is offered, so nothing is answered.
    public mutating func answer(_ call: ServiceCall, _ register: RegisterAccess) throws -> Datum {
        throw RPCError(.noSuchService, "“\(call.method)” is declared, but the plugin does not answer it.")
    }
    /// Goes on.
    public mutating func epochChanged(_ change: EpochChange) throws {}
    /// Nothing is to be done last.
    public mutating func end() {}
}

/// Where a plugin begins that has not acknowledged any event yet.
public enum Beginning: String, CaseIterable, Hashable, Sendable {
    /// With the whole journal.
    case firstRecord = "first-record"
    /// With what is recorded from now on.
    case head
}
