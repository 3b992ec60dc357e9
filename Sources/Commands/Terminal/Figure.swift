// SPDX-License-Identifier: Apache-2.0

import Model

/// A figure of an analysis with the least and the most that it can be.
struct Figure: Hashable {
    let low: Double
    /// What it is taken to be; nil where only the bounds are told.
    let value: Double?
    let high: Double

    /// Reads a number, `[low, high]`, or an object with `value` and perhaps `low` and `high`; nil for anything else.
    init?(_ datum: Datum?) {
        switch datum {
        case .array(let ends):
            guard ends.count == 2, let low = ends[0].number, let high = ends[1].number, low <= high else { return nil }
            self.init(low: low, value: low == high ? low : nil, high: high)
        case .object:
            let value = datum?["value"]?.number
            guard let low = datum?["low"]?.number ?? value, let high = datum?["high"]?.number ?? value else {
                return nil
            }
            self.init(low: low, value: value, high: high)
        default:
            guard let number = datum?.number else { return nil }
            self.init(low: number, value: number, high: number)
        }
    }

    init(low: Double, value: Double?, high: Double) {
        (self.low, self.value, self.high) = (low, value, high)
    }

    var isExact: Bool { low == high }

    /// Its value, or the middle of its bounds, for ordering.
    var middle: Double { value ?? (low + high) / 2 }

    /// How numbers are written.
    enum Style {
        /// As parts of a hundred: `65%`.
        case share
        /// With two decimals: `0.65`.
        case index
        /// With four decimals, as tables of indices have them: `0.2381`.
        case fine
        /// As they are, thousands set apart: `13,000`.
        case amount
    }

    /// One number where it is exact, else the value with its bounds, or the bounds alone.
    func text(_ style: Style) -> String {
        isExact || value == nil ? main(style) : "\(main(style)) (\(bounds(style)))"
    }

    /// The value alone; the bounds where there is none.
    func main(_ style: Style) -> String { value.map { number($0, style) } ?? bounds(style) }

    /// The bounds beside the value that `main` shows; empty where they add nothing.
    func room(_ style: Style) -> String { isExact || value == nil ? "" : bounds(style) }

    private func bounds(_ style: Style) -> String {
        let (least, most) = (number(low, style), number(high, style))
        if least == most { return least }
        guard low >= 0 else { return "\(least) to \(most)" }
        return style == .share ? "\(least.dropLast())-\(most)" : "\(least)-\(most)"
    }

    /// A number beside the others of the figure: an amount has decimals where one of them has.
    private func number(_ number: Double, _ style: Style) -> String {
        let isWhole = [low, value ?? low, high].allSatisfy { $0 == $0.rounded() }
        return Self.text(number, style == .amount && !isWhole ? .index : style)
    }

    /// One number.
    static func text(_ number: Double, _ style: Style) -> String {
        switch style {
        case .share: share(number)
        case .index: decimals(number, 2)
        case .fine: decimals(number, 4)
        case .amount: decimals(number, number == number.rounded() ? 0 : 2)
        }
    }

    /// Parts of a hundred; what is not quite none or all is not written as if it were.
    private static func share(_ number: Double) -> String {
        if number > 0, number < 0.005 { return "<1%" }
        if number < 1, number >= 0.995 { return ">99%" }
        return decimals(number * 100, 0) + "%"
    }

    /// A number with so many decimals, its thousands set apart.
    private static func decimals(_ number: Double, _ count: Int) -> String {
        let scale = (0..<count).reduce(1.0) { product, _ in product * 10 }
        let scaled = (number * scale).rounded()
        guard scaled.magnitude < largest else { return String(number) }
        let digits = Int64(scaled.magnitude)
        let sign = scaled < 0 ? "-" : ""
        guard count > 0 else { return sign + grouped(digits) }
        let rest = String(digits % Int64(scale))
        return sign + grouped(digits / Int64(scale)) + "." + String(repeating: "0", count: count - rest.count) + rest
    }

    /// Beyond it, numbers are no longer exact to the unit, and are written as the machine has them.
    private static let largest = 9_007_199_254_740_992.0
}
