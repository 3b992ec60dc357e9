// SPDX-License-Identifier: Apache-2.0

import Chronology
import Model

/// Histories of membership as bars over a scale of years. Where the status changes stands its letter, or a star where it
/// does more than once within a column; the filling tells whether it is certain. Who never had a status has no row.
struct TimelineChart {
    private let rows: [(label: String, stretches: [Stretch])]
    private let scale: YearScale
    private let terminal: Terminal
    private let labelWidth: Int
    /// Whether labels stand above their bars, because beside them there is no room.
    private let isStacked: Bool

    /// - Parameter today: the chart reaches at least so far.
    init(_ stretches: [Stretch], today: Day, terminal: Terminal) {
        rows = Self.rows(stretches.filter { $0.status != ClaimKind.noneToken })
        self.terminal = terminal
        let widest = rows.map(\.label.displayWidth).max() ?? 0
        isStacked = widest + Self.gap + Self.leastColumns > terminal.width
        labelWidth = isStacked ? 0 : widest
        let years = stretches.flatMap(\.years) + [today.year]
        scale = YearScale(
            (years.min() ?? today.year)...(years.max() ?? today.year),
            columns: terminal.width - labelWidth - Self.gap)
    }

    private static let gap = 2
    /// Bars are not drawn narrower; `Terminal.leastWidth` leaves room for them.
    private static let leastColumns = 20
    /// What stands where a status changes more than once within a column.
    private static let several: Character = "*"

    /// The bars, the years below them, and what letters and fillings mean.
    func lines() -> [Text] {
        let bars = rows.map { bar($0.stretches) }
        let drawn = zip(rows, bars).flatMap { row, bar in
            isStacked ? [Text(row.label), labelled("", bar)] : [labelled(row.label, bar)]
        }
        let hasSeveral = bars.contains { $0.plain.contains(Self.several) }
        return drawn + [labelled("", Text(scale.axis, .dim)), ""] + legend(hasSeveral: hasSeveral)
    }

    private func labelled(_ label: String, _ text: Text) -> Text {
        Text(label + String(repeating: " ", count: labelWidth - label.displayWidth + Self.gap)) + text
    }

    private static func rows(_ stretches: [Stretch]) -> [(label: String, stretches: [Stretch])] {
        let states = Set(stretches.map(\.state)).count
        let organisations = Set(stretches.map(\.organisation)).count
        var rows: [(label: String, stretches: [Stretch])] = []
        var places: [String: Int] = [:]
        for stretch in stretches {
            let label =
                switch (states > 1, organisations > 1) {
                case (true, false): stretch.state
                case (false, true): stretch.organisation
                default: "\(stretch.state) \(stretch.organisation)"
                }
            if let place = places[label] {
                rows[place].stretches.append(stretch)
            } else {
                places[label] = rows.count
                rows.append((label, [stretch]))
            }
        }
        return rows
    }

    private func bar(_ stretches: [Stretch]) -> Text {
        var cells = [Text.Span](repeating: .init(" ", .plain), count: scale.columns)
        var changes: Set<Int> = []
        for (place, stretch) in stretches.enumerated() {
            let first = scale.column(of: stretch.days.first)
            let style = MembershipStatus.style(stretch.status)
            let filling = String(Filling(stretch).glyph(terminal))
            for column in first...max(first, scale.column(of: stretch.days.last)) {
                cells[column] = .init(filling, style)
            }
            let continues = place > 0 && stretch.continues(stretches[place - 1])
            guard !continues else { continue }
            let isOnly = changes.insert(first).inserted
            cells[first] = .init(String(isOnly ? MembershipStatus.letter(stretch.status) : Self.several), style)
        }
        while cells.last?.text == " " { cells.removeLast() }
        return cells.reduce(into: "") { $0.append($1) }
    }

    private func legend(hasSeveral: Bool) -> [Text] {
        let all = rows.flatMap(\.stretches)
        var statuses: [String] = []
        for stretch in all where !statuses.contains(stretch.status) { statuses.append(stretch.status) }
        let letters = statuses.map { Text("\(MembershipStatus.letter($0)) \($0)", MembershipStatus.style($0)) }
        let occurring = Set(all.map(Filling.init))
        let fillings = Filling.allCases.filter { occurring.contains($0) && $0 != .certain && $0 != .withdrawn }
            .map { Text("\($0.glyph(terminal)) \($0.rawValue)", .dim) }
        let several = hasSeveral ? [Text("\(Self.several) several changes", .dim)] : []
        return [letters, several + fillings].filter { !$0.isEmpty }.map(Self.joined)
    }

    private static func joined(_ texts: [Text]) -> Text {
        texts.dropFirst().reduce(texts[0]) { $0 + "  " + $1 }
    }
}

/// How a stretch of a bar is filled: that it is contested shows before that it is only possible, and both before the rest.
enum Filling: String, CaseIterable {
    case certain, presumed, possible, contested, withdrawn

    init(_ stretch: Stretch) {
        switch stretch {
        case _ where stretch.marks.contains(.contested): self = .contested
        case _ where stretch.marks.contains(.possible): self = .possible
        case _ where stretch.status == "withdrawn": self = .withdrawn
        case _ where stretch.marks.contains(.presumed): self = .presumed
        default: self = .certain
        }
    }

    /// The character, with an ASCII one where the terminal has no other.
    func glyph(_ terminal: Terminal) -> Character {
        switch self {
        case .certain: terminal.isUTF8 ? "█" : "#"
        case .presumed: terminal.isUTF8 ? "━" : "="
        case .possible: terminal.isUTF8 ? "░" : ":"
        case .contested: terminal.isUTF8 ? "▒" : "%"
        case .withdrawn: terminal.isUTF8 ? "·" : "."
        }
    }
}
