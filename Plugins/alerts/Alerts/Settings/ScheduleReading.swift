// SPDX-License-Identifier: Apache-2.0

import Configuration

/// Makes a sink's schedule of its row, and refuses what it cannot mean.
struct ScheduleReading {
    let row: Settings
    let place: RowPlace
    /// How long changes wait for conclusions.
    let settle: Duration

    /// The days of the week as they are configured.
    static let weekdays = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"]
    /// When a digest is due, if nothing else is said.
    static let usualTime = "07:00"
    /// What a chat or a mailbox is not told twice within, if nothing else is said.
    static let usualRepeatAfter = Duration.seconds(3_600)

    /// The schedule.
    func schedule() throws(ConfigurationError) -> ScheduleSettings {
        let most = row.integer("most-per-hour")
        let schedule = ScheduleSettings(
            settle: settle, digest: try digest(), quiet: try quiet(), mostPerHour: most == 0 ? nil : most,
            repeatAfter: repeatAfter)
        try check(schedule)
        return schedule
    }

    /// A log and a file keep everything.
    private var repeatAfter: Duration {
        if row["repeat-after"] != nil { return row.duration("repeat-after") }
        return ["log", "file"].contains(row.string("type")) ? .zero : Self.usualRepeatAfter
    }

    private func digest() throws(ConfigurationError) -> ScheduleSettings.Digest? {
        guard let interval = DigestInterval(rawValue: row.string("digest")) else {
            for (key, usual) in [("digest-at", Self.usualTime), ("digest-day", Self.weekdays[0])]
            where row.string(key) != usual {
                throw place.fault(key, "there is no digest; set digest = \"daily\" or \"weekly\"")
            }
            return nil
        }
        if interval == .daily, row.string("digest-day") != Self.weekdays[0] {
            throw place.fault("digest-day", "a daily digest comes on every day; set digest = \"weekly\"")
        }
        guard let minute = Self.minute(row.string("digest-at")) else {
            throw place.fault("digest-at", "\"\(row.string("digest-at"))\" is no time of day, such as \"07:00\"")
        }
        let weekday = Self.weekdays.firstIndex(of: row.string("digest-day"))
        return .init(minute: minute, weekday: interval == .weekly ? weekday : nil)
    }

    private func quiet() throws(ConfigurationError) -> QuietHours? {
        let text = row.string("quiet")
        guard !text.isEmpty else { return nil }
        let times = text.split(separator: "-", omittingEmptySubsequences: false).map { Self.minute(String($0)) }
        guard times.count == 2, let from = times[0], let to = times[1], from != to else {
            throw place.fault("quiet", "\"\(text)\" are no hours, such as \"22:00-07:00\"")
        }
        return QuietHours(from: from, to: to)
    }

    private func check(_ schedule: ScheduleSettings) throws(ConfigurationError) {
        guard let digest = schedule.digest else { return }
        if schedule.mostPerHour != nil {
            throw place.fault("most-per-hour", "a digest is one message anyway; leave one of them out")
        }
        if let quiet = schedule.quiet, quiet.contains(minute: digest.minute) {
            throw place.fault("quiet", "the digest is due at \(row.string("digest-at")), within these hours")
        }
    }

    /// Minutes from midnight of `07:00`.
    private static func minute(_ text: String) -> Int? {
        let parts = text.split(separator: ":", omittingEmptySubsequences: false)
        guard parts.count == 2, parts.allSatisfy({ $0.count == 2 && $0.allSatisfy { $0.isASCII && $0.isNumber } }),
            let hour = Int(parts[0]), let minute = Int(parts[1]), hour < 24, minute < 60
        else { return nil }
        return hour * 60 + minute
    }
}
