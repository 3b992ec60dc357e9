// SPDX-License-Identifier: Apache-2.0

import Model

/// In which share of random draws a finding holds, and which inputs move it, the one that moves it most first.
struct RobustnessBlock {
    private let robustness: Datum

    init(_ robustness: Datum) { self.robustness = robustness }

    func show(on page: inout Page) {
        page.heading("Robustness")
        let share = FindingAnswer.share(robustness)
        var summary = TextTable([.init(""), .init("", isFlexible: true)])
        summary.add([share.map { page.bar($0) } ?? "", Text(sentence)])
        page.table(summary, indent: 2)
        let inputs = robustness["inputs"]?.elements ?? []
        guard !inputs.isEmpty else { return }
        page.line()
        page.table(table(inputs, on: &page), indent: 2)
        if inputs.count > Self.mostInputs {
            let rest = counted(inputs.count - Self.mostInputs, "input that moves it", "inputs that move it")
            page.line(Text("  and \(rest) less", .dim))
        }
    }

    /// So many inputs are listed.
    private static let mostInputs = 12

    private var sentence: String {
        func share(_ name: String) -> String { Figure.text(robustness[name]?.number ?? 0, .share) }
        let draws = grouped(robustness["draws"]?.integer ?? 0)
        let seed = robustness["seed"].map { " from seed \(ValueText.text($0))" } ?? ""
        return "holds in \(share("holds")) of \(draws) draws\(seed), fails in \(share("fails")), "
            + "undetermined in \(share("undetermined"))"
    }

    private func table(_ inputs: [Datum], on page: inout Page) -> TextTable {
        var table = TextTable([
            .init("INPUT", isFlexible: true), .init("MOVES IT"), .init("", isNumeric: true),
            .init("CLAIMS", isFlexible: true),
        ])
        let influences = inputs.map { $0["influence"]?.number ?? 0 }
        let largest = max(influences.max() ?? 0, .leastNonzeroMagnitude)
        for (input, influence) in zip(inputs, influences).prefix(Self.mostInputs) {
            let figure = Figure(low: influence, value: influence, high: influence)
            table.add([
                Text(input["label"]?.text ?? ""), page.bar(figure, of: largest), Text(figure.text(.index)),
                Text((input["claims"]?.elements ?? []).map { ValueText.text($0) }.joined(separator: " "), .dim),
            ])
        }
        return table
    }
}
