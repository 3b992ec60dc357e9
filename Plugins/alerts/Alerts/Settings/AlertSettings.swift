// SPDX-License-Identifier: Apache-2.0

import Configuration
import RegistanPluginKit

/// What of the alerts can be configured.
enum AlertSettings {
    /// Rules, at most.
    static let mostRules = 100
    /// The topics of a rule that names none: changes of memberships, and those that take effect.
    static let defaultTopics = ["membership."]
    /// The topics of a rule that names none and asks about findings.
    static let findingTopics = ["finding.changed."]

    /// The settings.
    static let specs = [
        SettingSpec(
            key: "begin", type: .choice(Beginning.allCases.map(\.rawValue)), default: .string("first-record"),
            summary: "where to begin when nothing was acknowledged yet"),
        SettingSpec(
            key: "settle", type: .duration(.zero...(.seconds(600))), default: .duration(.seconds(2)),
            summary: "how long a change waits for the conclusions that follow from it"),
        SettingSpec(key: "sink", type: .rows(sinkColumns), default: nil, summary: "where alerts go"),
        SettingSpec(key: "rule", type: .rows(ruleColumns), default: nil, summary: "the rules"),
    ]

    /// The settings of one rule.
    static let ruleColumns = [
        SettingSpec(key: "name", type: .string, default: .string("memberships"), summary: "the name, in every alert"),
        SettingSpec(key: "topics", type: .list, default: nil, summary: "prefixes of topics"),
        SettingSpec(key: "kinds", type: .list, default: .list([]), summary: "only these kinds"),
        SettingSpec(key: "states", type: .list, default: .list([]), summary: "only these states"),
        SettingSpec(key: "organisations", type: .list, default: .list([]), summary: "only these organisations"),
        SettingSpec(key: "before", type: .list, default: .list([]), summary: "only from these statuses or verdicts"),
        SettingSpec(key: "after", type: .list, default: .list([]), summary: "only to these statuses or verdicts"),
        SettingSpec(key: "findings", type: .list, default: .list([]), summary: "only these findings"),
        SettingSpec(key: "questions", type: .list, default: .list([]), summary: "only findings on these questions"),
        SettingSpec(
            key: "only-today", type: .boolean, default: .boolean(false),
            summary: "only what alters the answer for the day of recording"),
        SettingSpec(
            key: "only-falling", type: .boolean, default: .boolean(false), summary: "only findings that held until now"
        ),
        SettingSpec(
            key: "conclusions", type: .boolean, default: .boolean(true),
            summary: "name the conclusions that changed because of it"),
        SettingSpec(key: "template", type: .string, default: .string(""), summary: "the text; the usual one if empty"),
        SettingSpec(key: "sinks", type: .list, default: .list([]), summary: "the sinks that it goes to; all if empty"),
    ]

    /// The settings of one sink: what it is, when it delivers, and how it is worded.
    static let sinkColumns = SinkSettings.columns + scheduleColumns + wordingColumns

    private static let scheduleColumns = [
        SettingSpec(
            key: "digest", type: .choice(["none"] + DigestInterval.allCases.map(\.rawValue)), default: .string("none"),
            summary: "one message for all alerts of a day or week"),
        SettingSpec(
            key: "digest-at", type: .string, default: .string(ScheduleReading.usualTime), summary: "when, in local time"
        ),
        SettingSpec(
            key: "digest-day", type: .choice(ScheduleReading.weekdays), default: .string(ScheduleReading.weekdays[0]),
            summary: "on which day, if weekly"),
        SettingSpec(
            key: "quiet", type: .string, default: .string(""), summary: "hours without messages, such as 22:00-07:00"),
        SettingSpec(
            key: "most-per-hour", type: .integer(0...500), default: .integer(0),
            summary: "messages within an hour, at most; 0 for no limit"),
        SettingSpec(
            key: "repeat-after", type: .duration(.zero...(.seconds(7 * 86_400))), default: nil,
            summary: "for how long the same statement is not told again"),
    ]

    private static let wordingColumns = [
        SettingSpec(key: "template", type: .string, default: .string(""), summary: "the text; the usual one if empty"),
        SettingSpec(
            key: "subject", type: .string, default: .string(""), summary: "the subject; the usual one if empty"),
    ]
}

/// How often a digest comes.
enum DigestInterval: String, CaseIterable {
    case daily, weekly
}
