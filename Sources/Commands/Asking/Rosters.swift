// SPDX-License-Identifier: Apache-2.0

import Model

extension Command {
    static let members = Command(
        "members", "who belongs to an organisation on a day", .asking, .reading,
        arguments: [Argument("ORG", "the id of the organisation")], options: [statusOption],
        examples: [
            Example("members CSTO --on 2012-07-01", "who was in the CSTO on 1 July 2012"),
            Example("members SCO --status observer", "who observes the SCO today"),
        ], methods: ["membership.roster"]
    ) { invocation throws(Failure) in
        let id = invocation.line.arguments[0]
        let result = try invocation.ask(
            "membership.roster", [.init("organisation", .string(id))] + statusMember(invocation))
        invocation.showRoster(
            result, naming: .state, title: "\(id) on \(invocation.day)",
            none: "The register knows of no state that belongs to \(id) on \(invocation.day).")
    }

    static let memberships = Command(
        "memberships", "what a state belongs to on a day", .asking, .reading,
        arguments: [Argument("STATE", "the id of the state")], options: [statusOption],
        examples: [
            Example("memberships UZB", "what Uzbekistan belongs to today"),
            Example("memberships UZB --on 2007-01-01 --known 2009-01-01", "as one could have read by 2009"),
        ], methods: ["membership.of"]
    ) { invocation throws(Failure) in
        let id = invocation.line.arguments[0]
        let result = try invocation.ask("membership.of", [.init("state", .string(id))] + statusMember(invocation))
        invocation.showRoster(
            result, naming: .organisation, title: "\(id) on \(invocation.day)",
            none: "The register knows of nothing that \(id) belongs to on \(invocation.day).")
    }

    private static let statusOption = Option(
        "status", "STATUS", "only with this status; all but none and withdrawn if left out", isRepeatable: true,
        words: MembershipStatus.all)

    private static func statusMember(_ invocation: Invocation) -> [Datum.Member] {
        let statuses = invocation.line.all("status")
        return statuses.isEmpty ? [] : [.init("status", .array(statuses.map { .string($0) }))]
    }
}

extension MembershipStatus {
    /// Every status, from the declaration of the kind.
    static let all: [String] = {
        let fields = ClaimKind.named("membership")?.fields ?? []
        guard case .token(let statuses) = fields.first(where: { $0.name == "status" })?.type else { return [] }
        return statuses
    }()
}

extension Invocation {
    fileprivate func showRoster(
        _ result: Datum, naming side: RosterTable.Side, title: String, none: String
    ) {
        show { page in
            let entries = result["entries"]?.elements ?? []
            guard !entries.isEmpty else {
                page.line(Text(none))
                return
            }
            page.heading(title)
            page.table(RosterTable.table(entries, naming: side, on: &page))
            page.legend()
        }
    }
}
