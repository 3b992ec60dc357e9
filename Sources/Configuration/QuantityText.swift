// SPDX-License-Identifier: Apache-2.0

/// A whole number and a unit, as people write durations and amounts.
private struct QuantityText {
    /// From the smallest unit, each a multiple of the one before.
    let units: [(name: String, size: Int64)]

    /// The quantity in the smallest unit, or nil if it is not digits and a unit, or overflows.
    func parse(_ text: String) -> Int64? {
        let digits = text.prefix { $0.isASCII && $0.isNumber }
        let unit = text[digits.endIndex...]
        guard let amount = Int64(digits), let size = units.first(where: { $0.name == unit })?.size else { return nil }
        let (quantity, overflow) = amount.multipliedReportingOverflow(by: size)
        return overflow ? nil : quantity
    }

    /// The quantity in the largest unit that leaves no remainder.
    func format(_ quantity: Int64) -> String {
        let unit = units.last { quantity >= $0.size && quantity.isMultiple(of: $0.size) } ?? units[0]
        return "\(quantity / unit.size)\(unit.name)"
    }
}

/// Durations in whole milliseconds: `250ms`, `5s`, `2m`, `1h`, `7d`.
enum DurationText {
    private static let quantity = QuantityText(
        units: [("ms", 1), ("s", 1_000), ("m", 60_000), ("h", 3_600_000), ("d", 86_400_000)])

    static func parse(_ text: String) -> Duration? {
        quantity.parse(text).map { .milliseconds($0) }
    }

    static func format(_ duration: Duration) -> String {
        let (seconds, attoseconds) = duration.components
        return quantity.format(seconds * 1_000 + attoseconds / 1_000_000_000_000_000)
    }
}

/// Amounts of bytes: `512`, `512B`, `64KiB`, `8MiB`, `1GiB`, `2TiB`.
enum BytesText {
    private static let quantity = QuantityText(
        units: [("B", 1), ("KiB", 1 << 10), ("MiB", 1 << 20), ("GiB", 1 << 30), ("TiB", 1 << 40)])

    static func parse(_ text: String) -> Int64? {
        quantity.parse(text) ?? quantity.parse(text + "B")
    }

    static func format(_ count: Int64) -> String {
        quantity.format(count)
    }
}
