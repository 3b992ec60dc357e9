// SPDX-License-Identifier: Apache-2.0

import Model

extension Command {
    static let timeline = Command(
        "timeline", "the history of memberships, drawn as bars", .asking, .reading,
        arguments: [
            Argument("STATE", "the id of a state; a single id may also be that of an organisation", .optional),
            Argument("ORG", "the id of an organisation", .optional),
        ],
        options: [Option(flag: "dates", "list every stretch below the bars, however many there are")],
        examples: [
            Example("timeline UZB CSTO", "Uzbekistan in the CSTO, in and out"),
            Example("timeline CSTO --dates", "everybody in the CSTO, with the dates"),
        ], methods: ["membership.timeline", "entity.get"]
    ) { invocation throws(Failure) in
        let segments = try invocation.askAll(
            "membership.timeline", try parties(invocation), list: "segments")
        invocation.show { page in
            let stretches = segments.compactMap(Stretch.init)
            guard stretches.contains(where: { $0.status != ClaimKind.noneToken }) else {
                page.line("The register knows of no membership here.")
                return
            }
            draw(stretches, for: invocation, on: &page)
        }
    }

    /// Up to so many stretches are listed with their dates without being asked for.
    private static let mostListed = 12

    private static func draw(_ stretches: [Stretch], for invocation: Invocation, on page: inout Page) {
        let chart = TimelineChart(stretches, today: invocation.surroundings.today, terminal: page.terminal)
        for line in chart.lines() { page.line(line) }
        guard invocation.line.has("dates") || stretches.count <= mostListed else { return }
        page.line()
        page.table(dates(stretches, on: &page))
        page.legend()
    }

    private static func dates(_ stretches: [Stretch], on page: inout Page) -> TextTable {
        var table = TextTable([
            .init("STATE"), .init("ORGANISATION"), .init("STATUS"), .init(""), .init("FROM"), .init("TO"),
        ])
        for stretch in stretches {
            table.add([
                Text(stretch.state), Text(stretch.organisation),
                Text(stretch.status, MembershipStatus.style(stretch.status)), page.show(stretch.marks),
                Text(stretch.from), Text(stretch.to),
            ])
        }
        return table
    }

    /// A single id is a state or an organisation; the register knows which.
    private static func parties(_ invocation: Invocation) throws(Failure) -> [Datum.Member] {
        let ids = invocation.line.arguments
        guard ids.count == 1 else { return zip(["state", "organisation"], ids).map { .init($0, .string($1)) } }
        let entity = try invocation.lookUp("entity.get", [.init("id", .string(ids[0]))])
        let isOrganisation = entity?["entity"]?["kind"]?.text == "organisation"
        return [.init(isOrganisation ? "organisation" : "state", .string(ids[0]))]
    }
}
