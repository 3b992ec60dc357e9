// SPDX-License-Identifier: Apache-2.0

import Model

/// The entries of a roster, one a row.
enum RosterTable {
    /// Whose entries they are, and so which end of them the rows name.
    enum Side: String {
        case state, organisation
    }

    static func table(_ entries: [Datum], naming side: Side, on page: inout Page) -> TextTable {
        var table = TextTable([
            .init(side.rawValue.uppercased()), .init("NAME", isFlexible: true), .init("STATUS"), .init(""),
            .init("SINCE"), .init("UNTIL"), .init("CLAIMS", isFlexible: true),
        ])
        for entry in entries {
            let status = entry["status"]?.text ?? ""
            table.add([
                Text(entry[side.rawValue]?.text ?? ""), Text(entry["name"]?.text ?? ""),
                Text(status, MembershipStatus.style(status)), page.show(Marks(of: entry)),
                Text(entry["since"]?.text ?? ""), Text(entry["until"]?.text ?? ""),
                Text((entry["claims"]?.elements ?? []).map { ValueText.text($0) }.joined(separator: " "), .dim),
            ])
        }
        return table
    }
}

/// How a status of membership is shown.
enum MembershipStatus {
    /// The colour that tells it from the others.
    static func style(_ status: String) -> Text.Style {
        switch status {
        case "member": .green
        case "associate", "observer": .cyan
        case "dialogue-partner": .blue
        case "acceding": .yellow
        case "suspended": .magenta
        default: .dim
        }
    }

    /// The letter that stands for it in a chart.
    static func letter(_ status: String) -> Character {
        // Those that accede have the capital.
        if status == "associate" { return "a" }
        return status.first.map { Character($0.uppercased()) } ?? "?"
    }
}
