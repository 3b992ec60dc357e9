// SPDX-License-Identifier: Apache-2.0

import Model

/// The shares of members in a measure of capability, the largest first; or the measures that there are.
enum CapabilityPresenter {
    static let presenter = AnalysisValue.Presenter(members: [
        "organisation", "measure", "basis", "components", "members", "leader", "leaderRatio", "measures",
    ]) { value, page in
        if let measures = value["measures"]?.members {
            return measures.isEmpty ? page.line("Nothing to compare.") : list(measures, on: &page)
        }
        let members = value["members"]?.members ?? []
        guard !members.isEmpty else { return page.line("There is no amount to compare.") }
        page.table(table(of: members, on: &page))
        var facts = FactTable()
        facts.add("measure", value["measure"]?.text)
        facts.add("basis", value["basis"]?.text)
        let leader = value["leader"]?.text
        let ratio = Figure(value["leaderRatio"]).map { ", with \($0.text(.index)) times what the next has" } ?? ""
        facts.add("leader", leader.map { $0 + ratio })
        page.line()
        page.table(facts.table)
        guard let components = value["components"]?.members, !components.isEmpty else { return }
        page.line()
        page.table(table(components))
    }

    private static func list(_ measures: [Datum.Member], on page: inout Page) {
        var table = TextTable([.init("MEASURE"), .init("STATED FOR", isFlexible: true)])
        for measure in measures { table.add([Text(measure.name, .bold), Text(measure.value.listed)]) }
        page.table(table)
    }

    private static func table(of members: [Datum.Member], on page: inout Page) -> TextTable {
        var table = TextTable(
            [.init("STATE"), .init("AMOUNT", isNumeric: true)] + TextTable.Column.figure("SHARE"))
        let share = { (member: Datum.Member) in Figure(member.value["share"])?.middle ?? -1 }
        for member in members.sorted(by: { share($0) > share($1) }) {
            let amount = (member.value["amount"] ?? .null).figure(.amount)
            table.add([Text(member.name, .bold), amount] + page.cells(member.value["share"], .share))
        }
        return table
    }

    /// The shares by component, a column for each state.
    private static func table(_ components: [Datum.Member]) -> TextTable {
        let states = Set(components.flatMap { $0.value.members?.map(\.name) ?? [] }).sorted()
        var table = TextTable([.init("COMPONENT")] + states.map { .init($0, isNumeric: true) })
        for component in components {
            table.add([Text(component.name)] + states.map { (component.value[$0] ?? .null).figure(.share) })
        }
        return table
    }
}
