// SPDX-License-Identifier: Apache-2.0

import Chronology
import Configuration
import RegistanPluginKit
import Service

/// What a plugin's set-up comes to: rules, sinks, and what each sink goes by.
struct AlertConfiguration {
    let rules: [Rule]
    let sinks: [any Sink]
    /// In the order of the sinks.
    let plans: [SinkPlan]
    let beginning: Beginning

    /// Reads settings, and opens what the sinks need. Throws what cannot work, with its place and remedy.
    init(_ setup: PluginSetup, clock: LocalClock, now: @escaping @Sendable () -> Instant) throws {
        let (settings, document) = (setup.settings, setup.document)
        sinks = try SinkFactory(
            rows: settings.rows("sink"), document: document, stateDirectory: setup.stateDirectory, log: setup.log,
            now: now
        ).sinks()
        rules = try RuleReading(settings: settings, document: document, sinks: sinks.map(\.name)).rules()
        plans = try SinkReading(settings: settings, document: document).plans(sinks, rules: rules, clock: clock)
        beginning = Beginning(rawValue: settings.string("begin")) ?? .firstRecord
    }
}
