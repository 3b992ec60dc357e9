// SPDX-License-Identifier: Apache-2.0

import Chronology
import Model

/// Histories of membership as bars over a scale of years. Where the status changes stands its letter; the filling tells
/// whether it is certain. Who never had a status has no row.
struct TimelineChart {
    private let rows: [(label: String, stretches: [Stretch])]
    private let scale: YearScale
    private let terminal: Terminal
    private let labelWidth: Int

    /// - Parameter today: the chart reaches at least so far.
    init(_ stretches: [Stretch], today: Day, terminal: Terminal) {
        rows = Self.rows(stretches.filter { $0.status != ClaimKind.noneToken })
        self.terminal = terminal
        labelWidth = rows.map(\.label.displayWidth).max() ?? 0
        let years = stretches.flatMap(\.years) + [today.year]
        scale = YearScale(
            (years.min() ?? today.year)...(years.max() ?? today.year),
            columns: max(Self.leastColumns, terminal.width - labelWidth - Self.gap))
    }

    private static let gap = 2
    /// Bars are not drawn narrower.
    private static let leastColumns = 20

    /// The bars, the years below them, and what letters and fillings mean.
    func lines() -> [Text] {
        rows.map { labelled($0.label, bar($0.stretches)) } + [labelled("", Text(scale.axis, .dim)), ""] + legend()
    }

    private func labelled(_ label: String, _ text: Text) -> Text {
        Text(label + String(repeating: " ", count: labelWidth - label.displayWidth + Self.gap)) + text
    }

    private static func rows(_ stretches: [Stretch]) -> [(label: String, stretches: [Stretch])] {
        let states = Set(stretches.map(\.state)).count
        let organisations = Set(stretches.map(\.organisation)).count
        var rows: [(label: String, stretches: [Stretch])] = []
        for stretch in stretches {
            let label =
                switch (states > 1, organisations > 1) {
                case (true, false): stretch.state
                case (false, true): stretch.organisation
                default: "\(stretch.state) \(stretch.organisation)"
                }
            if let place = rows.firstIndex(where: { $0.label == label }) {
                rows[place].stretches.append(stretch)
            } else {
                rows.append((label, [stretch]))
            }
        }
        return rows
    }

    private func bar(_ stretches: [Stretch]) -> Text {
        var cells = [Text.Span](repeating: .init(" ", .plain), count: scale.columns)
        for (place, stretch) in stretches.enumerated() {
            let first = scale.column(of: stretch.days.first)
            let style = MembershipStatus.style(stretch.status)
            let filling = String(Filling(stretch).glyph(terminal))
            for column in first...max(first, scale.column(of: stretch.days.last)) {
                cells[column] = .init(filling, style)
            }
            let continues = place > 0 && stretch.continues(stretches[place - 1])
            if !continues { cells[first] = .init(String(MembershipStatus.letter(stretch.status)), style) }
        }
        while cells.last?.text == " " { cells.removeLast() }
        return cells.reduce(into: "") { $0.append($1) }
    }

    private func legend() -> [Text] {
        let all = rows.flatMap(\.stretches)
        var statuses: [String] = []
        for stretch in all where !statuses.contains(stretch.status) { statuses.append(stretch.status) }
        let letters = statuses.map { Text("\(MembershipStatus.letter($0)) \($0)", MembershipStatus.style($0)) }
        let occurring = Set(all.map(Filling.init))
        let fillings = Filling.allCases.filter { occurring.contains($0) && $0 != .certain && $0 != .withdrawn }
            .map { Text("\($0.glyph(terminal)) \($0.rawValue)", .dim) }
        return [letters, fillings].filter { !$0.isEmpty }.map(Self.joined)
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
