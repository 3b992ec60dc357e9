// SPDX-License-Identifier: Apache-2.0

import Chronology
public import Configuration
public import Model
public import RegistanPluginKit
import Service
public import Wire

/// Tells people what changes in a register: by rules, in words, through sinks.
public struct AlertsPlugin: Plugin {
    /// The name.
    public static let name = "alerts"
    /// The version.
    public static let version = Release.version
    /// What it does.
    public static let summary = "tells people what changes, by rules: in a log, files, webhooks and mail"
    /// What can be configured.
    public static var settings: [SettingSpec] { AlertSettings.specs }

    /// The topics of all rules.
    public let topics: [String]
    /// Where it begins that nothing was acknowledged yet.
    public let beginning: Beginning
    /// Trials, a look at the sinks, and their dead letters.
    public let services = AlertServices.declared
    private var desk: AlertDesk
    private let crew: SinkCrew
    private let now: @Sendable () -> Instant

    /// Reads rules and sinks, and opens the outbox; nothing is delivered before ``begin(_:)``.
    public init(_ setup: PluginSetup) throws {
        try self.init(setup, clock: .system, now: Clock.now)
    }

    /// With clocks and a disk of a test.
    init(
        _ setup: PluginSetup, clock: LocalClock, now: @escaping @Sendable () -> Instant,
        mostBytes: Int = Outbox.mostBytes
    ) throws {
        let configuration = try AlertConfiguration(setup, clock: clock, now: now)
        let names = configuration.sinks.map(\.name)
        let outbox = try Outbox(path: "\(setup.stateDirectory)/outbox.sqlite", sinks: names, mostBytes: mostBytes)
        let (trouble, health) = (SinkTrouble(log: setup.log), setup.health)
        // In the order of the configuration, whichever thread is the first to tell.
        for name in names { health.note(PluginPart(name, state: "idle")) }
        for left in try LeftSink.all(outbox, configured: names) {
            setup.log(.warning, left.description, ["sink": left.name])
            health.note(left.part)
        }
        crew = SinkCrew(configuration.sinks, plans: configuration.plans, outbox: outbox, now: now) { sink, state in
            trouble.note(sink, state)
            health.note(PluginPart(sink, state))
        }
        desk = AlertDesk(rules: configuration.rules, sinks: names, outbox: outbox, now: now)
        topics = AlertDesk.topics(configuration.rules)
        beginning = configuration.beginning
        self.now = now
    }

    /// Takes up what waits since the last time, and puts the sinks to work.
    public mutating func begin(_ register: RegisterAccess) throws {
        try desk.begin()
        try crew.start()
    }

    /// Puts the alerts of an event into the outbox; the sinks deliver them in their own time.
    public mutating func handle(_ event: Event, _ register: RegisterAccess) throws {
        if try desk.take(event, asking: { try register.call($0, $1) }) { crew.wake() }
    }

    /// Answers calls of the services.
    public mutating func answer(_ call: ServiceCall, _ register: RegisterAccess) throws -> Datum {
        try AlertServices(crew: crew, now: now).answer(call)
    }

    /// Ends the sinks; what waits is delivered after the next start.
    public mutating func end() { crew.end() }
}

extension PluginPart {
    /// How it stands with a sink.
    fileprivate init(_ sink: String, _ state: Outbox.SinkState) {
        let word = state.nextAttempt != nil ? "failing" : state.waiting > 0 ? "waiting" : "idle"
        self.init(
            sink, state: word, waiting: state.waiting, deadLetters: state.deadLetters, lastError: state.lastError)
    }
}
