// SPDX-License-Identifier: Apache-2.0

import Model

extension Command {
    static let contested = Command(
        "contested", "every question on which sources disagree", .asking, .reading,
        options: [Option("kind", "KIND", "only of this kind", words: ClaimKind.all.map(\.name))],
        examples: [
            Example("contested", "all disagreements, at any time"),
            Example("contested --kind membership --on 2013-01-01", "on memberships, on one day"),
        ], methods: ["model.contested"]
    ) { invocation throws(Failure) in
        let params: [Datum.Member] = invocation.line["kind"].map { [.init("kind", .string($0))] } ?? []
        let entries = try invocation.askAll("model.contested", params, list: "entries")
        invocation.show { page in
            guard !entries.isEmpty else {
                page.line("No sources disagree.")
                return
            }
            for entry in entries { show(entry, on: &page) }
            page.line()
            page.line(Text("Why a question is answered as it is: registan explain KIND SUBJECT [OBJECT]", .dim))
        }
    }

    private static func show(_ entry: Datum, on page: inout Page) {
        let kind = ClaimKind.named(entry["slot"]?["kind"]?.text ?? "")
        page.heading(QuestionText.slot(entry["slot"]))
        var table = TextTable([
            .init("FROM"), .init("TO"), .init("ASPECT"), .init("ANSWER", isFlexible: true),
            .init("AGAINST IT", isFlexible: true),
        ])
        for segment in entry["segments"]?.elements ?? [] {
            for aspect in segment["resolved"]?["aspects"]?.elements ?? [] {
                let against = aspect["contested"]?.elements ?? []
                guard !against.isEmpty else { continue }
                table.add(row(segment, aspect, against: against, of: kind))
            }
        }
        page.table(table, indent: 2)
    }

    private static func row(_ segment: Datum, _ aspect: Datum, against: [Datum], of kind: ClaimKind?) -> [Text] {
        let name = aspect["aspect"]?.text ?? ""
        let type = kind?.fields.first { $0.name == name }?.type
        let variants = against.map { variant in
            let sources = (variant["sources"]?.elements ?? []).map { ValueText.text($0) }.joined(separator: ", ")
            return ValueText.text(variant["value"], type) + (sources.isEmpty ? "" : " (\(sources))")
        }
        return [
            Text(segment["from"]?.text ?? ""), Text(segment["to"]?.text ?? ""), Text(name),
            Text(ValueText.text(aspect["value"], type), .bold), Text(variants.joined(separator: "; ")),
        ]
    }
}
