// SPDX-License-Identifier: Apache-2.0

import Configuration
import Testing

@testable import Alerts

@Suite struct ScheduleReadingTests {
    private func schedule(_ toml: String) throws -> ScheduleSettings {
        let read = try settings("[[sink]]\n" + toml)
        return try ScheduleReading(
            row: read.settings.rows("sink")[0],
            place: RowPlace(section: "sink", index: 0, document: read.document), settle: .seconds(2)
        ).schedule()
    }

    @Test(
        arguments: [
            ("type = \"log\"", .init()), ("type = \"file\"", .init()),
            ("type = \"webhook\"", .init(repeatAfter: .seconds(3_600))),
            ("type = \"mail\"\nrepeat-after = \"0ms\"", .init()),
            ("type = \"log\"\nquiet = \"22:00-07:00\"", .init(quiet: QuietHours(from: 1_320, to: 420))),
            ("type = \"log\"\nmost-per-hour = 30", .init(mostPerHour: 30)),
            ("type = \"log\"\ndigest = \"daily\"", .init(digest: .init(minute: 420, weekday: nil))),
            (
                "type = \"log\"\ndigest = \"weekly\"\ndigest-day = \"friday\"\ndigest-at = \"16:30\"",
                .init(digest: .init(minute: 990, weekday: 4))
            ),
        ] as [(String, ScheduleSettings)])
    func `a schedule is read, and only mailboxes and chats are spared repetitions`(
        toml: String, expected: ScheduleSettings
    ) throws {
        #expect(try schedule(toml) == expected)
    }

    @Test(
        arguments: [
            ("digest = \"dayly\"", "sink.digest"), ("digest = \"daily\"\ndigest-at = \"7:00\"", "is no time of day"),
            ("digest = \"daily\"\ndigest-at = \"24:00\"", "is no time of day"),
            ("digest-at = \"08:00\"", "there is no digest; set digest"),
            ("digest = \"daily\"\ndigest-day = \"friday\"", "comes on every day"),
            ("quiet = \"22-7\"", "are no hours, such as \"22:00-07:00\""), ("quiet = \"07:00-07:00\"", "are no hours"),
            ("digest = \"daily\"\nquiet = \"22:00-08:00\"", "the digest is due at 07:00, within these hours"),
            ("digest = \"daily\"\nmost-per-hour = 5", "a digest is one message anyway"),
            ("most-per-hour = 501", "from 0 to 500"),
        ] as [(String, String)])
    func `a schedule that cannot be meant is refused with place, key and remedy`(toml: String, message: String) throws {
        let error = #expect(throws: ConfigurationError.self) { try schedule(toml) }
        let text = "\(try #require(error))"
        #expect(text.hasPrefix("alerts.toml:"))
        #expect(text.contains(message) || error?.key == message || text.contains("digest is text"), "\(text)")
    }
}
