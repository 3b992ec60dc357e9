// SPDX-License-Identifier: Apache-2.0

import Chronology
public import Configuration
import Model
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
    private var desk: AlertDesk
    private let crew: SinkCrew

    /// Reads rules and sinks, and opens the outbox; nothing is delivered yet.
    public init(_ setup: PluginSetup) throws {
        try self.init(setup, clock: .system, now: Clock.now)
    }

    /// With clocks of a test.
    init(_ setup: PluginSetup, clock: LocalClock, now: @escaping @Sendable () -> Instant) throws {
        let configuration = try AlertConfiguration(setup, clock: clock, now: now)
        let names = configuration.sinks.map(\.name)
        let outbox = try Outbox(path: "\(setup.stateDirectory)/outbox.sqlite", sinks: names)
        let trouble = SinkTrouble(log: setup.log)
        crew = SinkCrew(configuration.sinks, plans: configuration.plans, outbox: outbox, now: now) { sink, state in
            trouble.note(sink, state)
        }
        desk = AlertDesk(rules: configuration.rules, sinks: names, outbox: outbox, now: now)
        topics = AlertDesk.topics(configuration.rules)
        beginning = configuration.beginning
    }

    /// Puts the alerts of an event into the outbox; the sinks deliver them in their own time.
    public mutating func handle(_ event: Event) throws {
        if try desk.take(event, asking: { _, _ in .null }) { crew.wake() }
    }
}
