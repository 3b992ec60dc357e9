// SPDX-License-Identifier: Apache-2.0

import Model

extension Command {
    static let diff = Command(
        "diff", "what differs between two days, or two states of knowledge", .asking, .reading,
        arguments: [
            Argument("FROM", View.summary), Argument("TO", "the same; what holds now if left out", .optional),
        ],
        options: [
            Option("kind", "KIND", "only of this kind", isRepeatable: true, words: ClaimKind.all.map(\.name))
        ],
        examples: [
            Example("diff 2012-01-01 2013-01-01", "what became different in 2012, as it is known today"),
            Example(
                "diff known=2012 known=2016 --on 2012-07-01 --kind membership",
                "what was learned by 2016 of memberships on one day"),
        ],
        notes: [
            "The options on, known, recorded and what-if hold for both views unless a view says otherwise. “now” is a view "
                + "that says nothing of its own, and “base” one without what-ifs: what-if returns.json -- diff base now. "
                + "What differs is the value, its certainty, or whether sources disagree. An event counts from when it has "
                + "happened: before, nobody speaks of it."
        ], methods: ["model.diff"]
    ) { invocation throws(Failure) in
        let views = [invocation.line.arguments[0], invocation.line.argument(1) ?? "now"]
        var params: [Datum.Member] = []
        for (name, word) in zip(["from", "to"], views) {
            params.append(.init(name, .object(try View(word, in: invocation.surroundings).members)))
        }
        let kinds = invocation.line.all("kind")
        if !kinds.isEmpty { params.append(.init("kinds", .array(kinds.map { .string($0) }))) }
        let entries = try invocation.askAll("model.diff", params, list: "entries")
        invocation.show { page in
            guard !entries.isEmpty else {
                page.line("Nothing differs.")
                return
            }
            DifferenceTable.show(entries, on: &page)
            page.legend()
        }
    }
}
