// SPDX-License-Identifier: Apache-2.0

import Testing

@testable import Configuration

@Suite struct Quantities {
    @Test(
        arguments: [
            ("0ms", 0), ("250ms", 250), ("5s", 5_000), ("2m", 120_000), ("1h", 3_600_000), ("7d", 604_800_000),
            ("5", nil), ("", nil), ("s", nil), ("-1s", nil), ("1.5s", nil), ("1 s", nil),
            ("9223372036854775807d", nil), ("٣s", nil),
        ] as [(String, Int64?)])
    func `durations are digits and a unit`(text: String, milliseconds: Int64?) {
        #expect(DurationText.parse(text) == milliseconds.map { .milliseconds($0) })
    }

    @Test(
        arguments: [
            ("512", 512), ("512B", 512), ("64KiB", 65_536), ("1GiB", 1 << 30), ("1KB", nil), ("KiB", nil),
        ] as [(String, Int64?)])
    func `amounts are digits and a binary unit`(text: String, bytes: Int64?) {
        #expect(BytesText.parse(text) == bytes)
    }
}
