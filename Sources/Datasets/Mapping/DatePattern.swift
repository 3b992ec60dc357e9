// SPDX-License-Identifier: Apache-2.0

import Model

/// How a table writes dates in one column: `YYYY`, `YYYYMM`, `YYYY-MM-DD`, `D.M.YYYY`, …
///
/// `YYYY`, `MM` and `DD` are exactly so many characters, `M` and `D` one or two digits; everything else stands for
/// itself. A part is unknown where its place holds only `x`, `X`, `?` or `-`.
struct DatePattern: Hashable, Sendable {
    /// The pattern as it was written.
    let text: String
    private let pieces: [Piece]

    private enum Piece: Hashable {
        case year
        case month(isPadded: Bool)
        case day(isPadded: Bool)
        case literal(UInt8)
    }

    /// Reads a pattern; nil where it has no year, a day without a month, or a part twice.
    init?(_ text: String) {
        self.text = text
        var pieces: [Piece] = []
        var rest = Substring(text)
        let parts: [(String, Piece)] = [
            ("YYYY", .year), ("MM", .month(isPadded: true)), ("M", .month(isPadded: false)),
            ("DD", .day(isPadded: true)), ("D", .day(isPadded: false)),
        ]
        while let byte = rest.utf8.first {
            if let (name, piece) = parts.first(where: { rest.hasPrefix($0.0) }) {
                pieces.append(piece)
                rest = rest.dropFirst(name.count)
            } else {
                pieces.append(.literal(byte))
                rest = Substring(rest.utf8.dropFirst())
            }
        }
        self.pieces = pieces
        let (years, months, days) = counts
        guard years == 1, months <= 1, days <= months else { return nil }
    }

    private var counts: (years: Int, months: Int, days: Int) {
        pieces.reduce(into: (0, 0, 0)) { counts, piece in
            switch piece {
            case .year: counts.0 += 1
            case .month: counts.1 += 1
            case .day: counts.2 += 1
            case .literal: break
            }
        }
    }

    /// The parts of a date that is written so; nil where it is not.
    func parts(of text: String) -> DateParts? {
        var rest = Substring(text).utf8
        var parts = DateParts()
        for piece in pieces {
            switch piece {
            case .year: parts.year = take(4...4, from: &rest)
            case .month(let isPadded): parts.month = take(isPadded ? 2...2 : 1...2, from: &rest)
            case .day(let isPadded): parts.day = take(isPadded ? 2...2 : 1...2, from: &rest)
            case .literal(let byte): guard rest.popFirst() == byte else { return nil }
            }
        }
        guard rest.isEmpty, parts.year != nil else { return nil }
        let given = [parts.year, parts.month, parts.day].compactMap { $0 }.count
        return given == counts.years + counts.months + counts.days ? parts : nil
    }

    /// Takes digits or marks of the unknown, as many as the place has.
    private func take(_ width: ClosedRange<Int>, from rest: inout Substring.UTF8View) -> String? {
        let found = rest.prefix(width.upperBound).prefix { DateParts.isDigitOrMark($0) }
        guard width.contains(found.count) else { return nil }
        rest = rest.dropFirst(found.count)
        return String(Substring(found))
    }
}

/// The parts of a date as a table gives them; a missing one makes the date coarser, and `199x` is a decade.
struct DateParts: Hashable {
    var year: String?
    var month: String?
    var day: String?

    /// The date in EDTF; nothing at all where the year is unknown. Parts finer than an unknown one are left out.
    var edtf: String {
        guard let year = known(year, width: 4) else { return "" }
        guard let month = known(month, width: 2) else { return year }
        guard let day = known(day, width: 2) else { return "\(year)-\(month)" }
        return "\(year)-\(month)-\(day)"
    }

    /// The digits with zeros in front; nil where the part is missing or marked as unknown.
    private func known(_ part: String?, width: Int) -> String? {
        guard let part, !part.isEmpty, part.utf8.contains(where: { !Self.isMark($0) }) else { return nil }
        let digits = part.utf8.map { Self.isMark($0) ? UInt8(ascii: "X") : $0 }
        return String(repeating: "0", count: max(0, width - digits.count)) + String(decoding: digits, as: UTF8.self)
    }

    static func isMark(_ byte: UInt8) -> Bool { "xX?-".utf8.contains(byte) }
    static func isDigitOrMark(_ byte: UInt8) -> Bool { isMark(byte) || (48...57).contains(byte) }
}
