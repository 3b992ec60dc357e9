// SPDX-License-Identifier: Apache-2.0

import Model

extension Command {
    static let claims = Command(
        "claims", "claims with their citations", .asking, .reading,
        options: [
            Option("about", "ID", "only with this subject or object"),
            Option("kind", "KIND", "only of this kind", words: ClaimKind.all.map(\.name)),
            Option("subject", "ID", "only about this subject"),
            Option("object", "ID", "only with this object"),
            Option("naming", "ID", "only with this entity in a field of what is stated"),
            Option("source", "ID", "only resting on this source"),
            Option("via", "ID", "only with this source as the one behind"),
            Option("locator", "PLACE", "only from this place within the source, such as 'p. 9', 'pp. 3-5' or 'n. 29'"),
            Option(flag: "retracted", "also those that were taken back"),
        ],
        examples: [
            Example("claims --about UZB --kind membership", "what is claimed of Uzbekistan's memberships"),
            Example("claims --source dehaas2017 --locator 'p. 9'", "every fact on one page of a source"),
        ], methods: ["claim.list"]
    ) { invocation throws(Failure) in
        var params: [Datum.Member] = filters.compactMap { name in
            invocation.line[name].map { .init(name, .string($0)) }
        }
        if invocation.line.has("retracted") { params.append(.init("retracted", true)) }
        let claims = try invocation.askAll("claim.list", params, list: "claims")
        invocation.show { page in
            guard !claims.isEmpty else {
                page.line("No claim fits.")
                return
            }
            page.table(ClaimTable.table(claims))
        }
    }

    private static let filters = ["about", "kind", "subject", "object", "naming", "source", "via", "locator"]
}
