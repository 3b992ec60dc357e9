// SPDX-License-Identifier: Apache-2.0

import Model

/// On whom states depend, a row for each patron with its dimensions, and how far the dependence rests on few.
enum DependencePresenter {
    static let presenter = AnalysisValue.Presenter(members: ["states", "concentration", "dependence", "dimensions"]) {
        value, page in
        if let direct = value["dependence"] {
            return showDirect(direct, value["dimensions"] ?? .null, on: &page)
        }
        let states = value["states"]?.members ?? []
        page.table(profiles(states, on: &page))
        let concentration = value["concentration"]?.members?.filter { Figure($0.value["hhi"]) != nil } ?? []
        guard !concentration.isEmpty else { return }
        page.line()
        page.table(table(concentration))
    }

    /// Bars need so many columns beside the dimensions.
    private static let roomyWidth = 110

    private static func profiles(_ states: [Datum.Member], on page: inout Page) -> TextTable {
        let names = dimensions(states)
        let hasBars = page.terminal.width >= roomyWidth
        var table = TextTable(
            [.init("STATE"), .init("ON"), .init(""), .init("MEAN", isNumeric: true)]
                + names.map { .init($0.uppercased(), isNumeric: true) } + [.init("ASYMMETRY", isNumeric: true)])
        for state in states {
            for (place, patron) in (state.value.members ?? []).enumerated() {
                let mean = Figure(patron.value)
                let levels = names.map { (patron.value["dimensions"]?[$0] ?? .null).figure(.index) }
                table.add(
                    [
                        Text(place == 0 ? state.name : "", .bold), Text(patron.name),
                        hasBars ? mean.map { page.bar($0) } ?? "" : "",
                        Text(mean?.main(.index) ?? ValueTree.absent, .bold),
                    ] + levels + [(patron.value["asymmetry"] ?? .null).figure(.index)])
            }
        }
        return table
    }

    private static func dimensions(_ states: [Datum.Member]) -> [String] {
        let patrons = states.flatMap { $0.value.members ?? [] }
        return patrons.first?.value["dimensions"]?.members?.map(\.name) ?? []
    }

    private static func table(_ concentration: [Datum.Member]) -> TextTable {
        var table = TextTable([
            .init("STATE"), .init("FURTHEST ON"), .init("PATRONS", isNumeric: true), .init("HHI", isNumeric: true),
            .init("NORMALISED", isNumeric: true), .init("EFFECTIVE NUMBER", isNumeric: true),
        ])
        for state in concentration {
            let value = state.value
            table.add([
                Text(state.name, .bold), Text(value["strongest"]?.listed ?? ""), Text(ValueText.text(value["patrons"])),
                (value["hhi"] ?? .null).figure(.index), (value["hhiNormalised"] ?? .null).figure(.index),
                (value["effectiveNumber"] ?? .null).figure(.index),
            ])
        }
        return table
    }

    private static func showDirect(_ mean: Datum, _ dimensions: Datum, on page: inout Page) {
        var table = TextTable([.init("DIMENSION")] + TextTable.Column.figure("DEPENDENCE") + [.init("")])
        for dimension in dimensions.members ?? [] {
            table.add([Text(dimension.name)] + page.cells(dimension.value, .index) + [""])
        }
        table.add([Text("mean", .bold)] + page.cells(mean, .index) + [Text(mean["reason"]?.text ?? "", .dim)])
        page.table(table)
    }
}
