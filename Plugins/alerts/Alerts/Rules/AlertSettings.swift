// SPDX-License-Identifier: Apache-2.0

import Configuration
import RegistanPluginKit

/// What of the alerts can be configured.
enum AlertSettings {
    /// Rules, at most.
    static let mostRules = 100
    /// The file of the default rule.
    static let defaultFile = "alerts.jsonl"
    /// The topics of the default rule.
    static let defaultTopics = ["membership.changed."]

    /// The settings.
    static let specs = [
        SettingSpec(
            key: "begin", type: .choice(Beginning.allCases.map(\.rawValue)), default: .string("first-record"),
            summary: "where to begin when nothing was acknowledged yet"),
        SettingSpec(key: "rule", type: .rows(columns), default: nil, summary: "the rules"),
    ]

    /// The settings of one rule.
    static let columns = [
        SettingSpec(key: "name", type: .string, default: .string("memberships"), summary: "the name, in every alert"),
        SettingSpec(key: "topics", type: .list, default: .list(defaultTopics), summary: "prefixes of topics"),
        SettingSpec(key: "kinds", type: .list, default: .list([]), summary: "only these kinds"),
        SettingSpec(key: "states", type: .list, default: .list([]), summary: "only these states"),
        SettingSpec(key: "organisations", type: .list, default: .list([]), summary: "only these organisations"),
        SettingSpec(key: "before", type: .list, default: .list([]), summary: "only from these statuses"),
        SettingSpec(key: "after", type: .list, default: .list([]), summary: "only to these statuses"),
        SettingSpec(
            key: "only-today", type: .boolean, default: .boolean(false),
            summary: "only changes of the answer for the day of recording"),
        SettingSpec(key: "log", type: .boolean, default: .boolean(true), summary: "write it to the log"),
        SettingSpec(
            key: "file", type: .string, default: .string(defaultFile),
            summary: "write it to this file; in the state directory if relative, nowhere if empty"),
    ]
}
