// SPDX-License-Identifier: Apache-2.0

import Chronology

extension Int {
    /// The name of so many things in the right number: `leader` of 1, else `leaders`, or the plural that is given.
    func noun(_ one: String, _ many: String? = nil) -> String { self == 1 ? one : many ?? one + "s" }

    /// So many things with their name: `1 leader`, `2 leaders`.
    func counted(_ one: String, _ many: String? = nil) -> String { "\(self) \(noun(one, many))" }
}

extension Double {
    /// As people read it: rounded to so many decimals, noughts at the end left out, thousands set apart: `13,000`, `2.63`.
    func words(decimals: Int = 2) -> String {
        guard magnitude < 1e12 else { return "\(self)" }
        let places = magnitude < 100 ? decimals : 0
        let scale = (0..<places).reduce(1) { scale, _ in scale * 10 }
        let scaled = Int((magnitude * Double(scale)).rounded())
        let sign = self < 0 && scaled > 0 ? "-" : ""
        return sign + Self.grouped(scaled / scale) + Self.fraction(scaled % scale, places)
    }

    private static func grouped(_ whole: Int) -> String {
        whole < 1_000 ? "\(whole)" : grouped(whole / 1_000) + "," + String("\(1_000 + whole % 1_000)".dropFirst())
    }

    private static func fraction(_ digits: Int, _ places: Int) -> String {
        guard digits > 0 else { return "" }
        var text = "\(digits)"
        text = String(repeating: "0", count: places - text.count) + text
        while text.hasSuffix("0") { text.removeLast() }
        return "." + text
    }
}

extension Bounds {
    /// As people read it: `4,000`, or `3,000 to 5,000`.
    func words(decimals: Int = 2) -> String {
        let (least, most) = (low.words(decimals: decimals), high.words(decimals: decimals))
        return least == most ? least : "\(least) to \(most)"
    }

    /// So many things with their name: `1 member`, `2 to 3 members`.
    func counted(_ one: String, _ many: String? = nil) -> String {
        "\(words()) \((self == 1 ? 1 : 2).noun(one, many))"
    }

    /// A share as people read it: `72 %`, or `72 to 85 %`.
    var percent: String { (self * 100).words(decimals: 0) + " %" }
}

extension DayRange {
    /// As a sentence shows it, no finer than it is known: a day, a month, a year, or the first and the last that it can be.
    var words: String {
        if first == .distantPast { return "ever" }
        if first == last { return "\(first)" }
        return calendarUnit ?? "some day from \(first) to \(last)"
    }
}

extension String {
    /// A remark as a sentence of its own: with a capital and a full stop.
    var sentence: String {
        let isClosed = hasSuffix(".") || hasSuffix("!") || hasSuffix("?")
        return prefix(1).uppercased() + dropFirst() + (isEmpty || isClosed ? "" : ".")
    }
}

extension Array where Element == String {
    /// As people read a list: `Russia, Kazakhstan and Armenia`.
    var sentenceList: String {
        guard count > 1, let last else { return first ?? "" }
        return dropLast().joined(separator: ", ") + " and " + last
    }
}
