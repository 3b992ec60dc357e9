// SPDX-License-Identifier: Apache-2.0

import Model

extension Catalogue {
    static let claimMethods = [
        Method(
            "claim.assert", "assert claims, all of them or none", .write, role: .analyst,
            parameters: [required("claims", .list(.reference("Assertion"), atMost: mostItems), "the claims"), dryRun],
            result: [
                required("ids", .list(.reference("ClaimID"), atMost: mostItems), "their ids, in the same order"),
                changes, changeCount,
            ]),
        Method(
            "claim.retract", "take claims back, or all that a source says", .write, role: .analyst,
            parameters: [
                optional("ids", .list(.reference("ClaimID"), atMost: mostItems), "the claims"),
                optional("source", .reference("EntityID"), "the source, instead of claims"),
                required("reason", .text(), "why; it is recorded"), dryRun,
            ], result: [changes, changeCount]),
        Method(
            "claim.rank", "change how a claim stands among those of its question", .write, role: .analyst,
            parameters: [
                required("id", .reference("ClaimID"), "the claim"),
                required("rank", .word(Rank.allCases.map(\.rawValue)), "the new rank"),
                required("reason", .text(), "why; it is recorded"), dryRun,
            ], result: [changes, changeCount]),
        Method(
            "claim.get", "a claim with its citations", .read,
            parameters: [required("id", .reference("ClaimID"), "which")],
            result: [required("claim", .reference("Claim"), "the claim, also where it was taken back")]),
        Method(
            "claim.list", "claims in the order of their assertion", .read,
            parameters: [
                optional("kind", kindWords, "only of this kind"),
                optional("subject", .reference("EntityID"), "only about this subject"),
                optional("object", .reference("EntityID"), "only with this object"),
                optional("about", .reference("EntityID"), "only with this subject or object"),
                optional("naming", .reference("EntityID"), "only with this entity in a field of the value"),
                optional("source", .reference("EntityID"), "only resting on this source"),
                optional("via", .reference("EntityID"), "only with this source as the one behind"),
                optional(
                    "locator", .text("pages, notes or words"),
                    "only from this place within the source: whole numbers and words, `p. 9`, `pp. 3-5`, `n. 29`"),
                optional("retracted", .flag, "also those that were taken back"),
            ] + page,
            result: [required("claims", .list(.reference("Claim"), atMost: mostOnPage), "the claims"), next]),
        Method(
            "claim.explain", "why a question is answered as it is, and what other sources say", .read,
            parameters: slotParameters,
            result: [
                required("slot", .any, "the question"), required("resolved", .reference("Answer"), "the answer"),
                required("sources", .list(.any, atMost: 1_000_000), "each source with its timelines"),
                required("steps", .list(.any, atMost: 100), "what was decided on each aspect, and by which rule"),
            ]),
    ]
}
