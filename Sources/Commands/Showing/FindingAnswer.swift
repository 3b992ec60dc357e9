// SPDX-License-Identifier: Apache-2.0

import Model

/// Whether a finding holds, as it is shown.
enum FindingAnswer {
    /// The word in its colour.
    static func text(_ answer: String?) -> Text { Text(answer ?? "", style(answer ?? "")) }

    private static func style(_ answer: String) -> Text.Style {
        switch answer {
        case "holds": .green
        case "fails": .red
        case "undetermined": .yellow
        default: .dim
        }
    }

    /// The share of draws in which a finding holds, up to the share in which it may.
    static func share(_ robustness: Datum?) -> Figure? {
        guard let holds = robustness?["holds"]?.number else { return nil }
        let open = robustness?["undetermined"]?.number ?? 0
        return Figure(low: holds, value: holds, high: holds + open)
    }
}
