// SPDX-License-Identifier: Apache-2.0

import Model

extension Command {
    static let retract = Command(
        "retract", "take claims back, or all that a source says", .writing, .writing,
        arguments: [Argument("CLAIM", "the ids of the claims", .any)],
        options: [
            Option("source", "ID", "everything that rests on this source, instead of claims"), reason,
        ],
        examples: [
            Example("retract c17 c18 --reason 'misread the table'", "two claims"),
            Example("retract --source blog2011 --reason 'a forgery' --dry-run", "what would change without a source"),
        ], notes: ["What was taken back stays askable with --recorded."], methods: ["claim.retract"]
    ) { invocation throws(Failure) in
        let ids = invocation.line.arguments
        var params: [Datum.Member]
        switch (ids.isEmpty, invocation.line["source"]) {
        case (false, nil): params = [.init("ids", .array(ids.map { .string($0) }))]
        case (true, let source?): params = [.init("source", .string(source))]
        default: throw .usage("Give claims or --source, one of them.", hint: "Usage: \(invocation.command.usage)")
        }
        params += reasonMember(invocation)
        try WriteRequest(method: "claim.retract", params: params) { result in
            "Retracted at \(ValueText.text(result["sequence"]))."
        }.carryOut(by: invocation)
    }

    static let rank = Command(
        "rank", "change how a claim stands among those of its question", .writing, .writing,
        arguments: [
            Argument("CLAIM", "the id of the claim"),
            Argument("RANK", "the new rank", words: Rank.allCases.map(\.rawValue)),
        ], options: [reason],
        examples: [
            Example("rank c17 deprecated --reason 'superseded by the treaty text'", "kept, but takes no part"),
            Example("rank c18 preferred --reason 'the treaty itself'", "before all normal ones"),
        ], methods: ["claim.rank"]
    ) { invocation throws(Failure) in
        let words = invocation.line.arguments
        do throws(Rejection) {
            _ = try Rank(reading: .string(words[1]), field: "")
        } catch {
            throw Failure(error)
        }
        let params: [Datum.Member] = [.init("id", .string(words[0])), .init("rank", .string(words[1]))]
        try WriteRequest(method: "claim.rank", params: params + reasonMember(invocation)) { result in
            "Ranked \(words[1]) at \(ValueText.text(result["sequence"]))."
        }.carryOut(by: invocation)
    }

    /// Why something is taken back.
    static let reason = Option("reason", "TEXT", "why; it is recorded", isRequired: true)

    /// The reason as the methods take it.
    static func reasonMember(_ invocation: Invocation) -> [Datum.Member] {
        invocation.line["reason"].map { [.init("reason", .string($0))] } ?? []
    }
}
