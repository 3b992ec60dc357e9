// SPDX-License-Identifier: Apache-2.0

import Chronology
public import Configuration
public import RegistanPluginKit
import Service
public import Wire

/// Turns events of the register into alerts, in the log and in files.
public struct AlertsPlugin: Plugin {
    /// The name.
    public static let name = "alerts"
    /// The version.
    public static let version = Release.version
    /// What it does.
    public static let summary = "alerts on changes of the register, by rules"
    /// What can be configured.
    public static var settings: [SettingSpec] { AlertSettings.specs }

    private let rules: [Rule]
    private let files: [String: AlertFile]
    private let log: Log
    /// The topics of all rules, each once.
    public let topics: [String]
    /// Where it begins that nothing was acknowledged yet.
    public let beginning: Beginning

    /// Reads the rules and opens their files.
    public init(_ setup: PluginSetup) throws {
        rules = try RuleReading(settings: setup.settings, document: setup.document).rules()
        log = setup.log
        var files: [String: AlertFile] = [:]
        for path in Set(rules.compactMap(\.file)).sorted() {
            files[path] = try AlertFile(path: path.hasPrefix("/") ? path : "\(setup.stateDirectory)/\(path)")
        }
        self.files = files
        topics = Set(rules.flatMap(\.topics)).sorted()
        beginning = Beginning(rawValue: setup.settings.string("begin")) ?? .firstRecord
    }

    /// Sends an event to the sinks of every rule that it matches: all files, then the log.
    ///
    /// After a failure the files that have it already keep it once, and the log has only what is durable.
    public mutating func handle(_ event: Event, _ register: RegisterAccess) throws {
        guard let sequence = event.sequence else { return }
        let change = Change(event.data)
        let matching = rules.filter { $0.matches(event, change) }
        guard !matching.isEmpty else { return }
        let text = AlertText.text(of: event, change)
        for rule in matching {
            guard let path = rule.file, let file = files[path] else { continue }
            try file.append(Alert(rule: rule.name, event: event, sequence: sequence.value, text: text))
        }
        for rule in matching where rule.log {
            log(.info, text, ["rule": rule.name, "sequence": "\(sequence)", "topic": event.topic])
        }
    }
}
