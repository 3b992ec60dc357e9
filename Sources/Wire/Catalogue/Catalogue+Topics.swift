// SPDX-License-Identifier: Apache-2.0

import Model

extension Catalogue {
    /// Every sort of topic that the daemon sends under of its own, in the order of the manual.
    public static let topics: [TopicDeclaration] =
        entityTopics + claimTopics + changeTopics + findingTopics + scenarioTopics + runningTopics

    /// The declaration of a topic; nil for one that nobody declared, such as a plugin's own.
    public static func declaration(of topic: String) -> TopicDeclaration? {
        bySort[Topic.split(topic).type].flatMap { $0.declares(topic) ? $0 : nil }
    }

    private static let bySort = Dictionary(uniqueKeysWithValues: topics.map { ($0.sort, $0) })

    private static let entityTopics = [
        TopicDeclaration(
            "entity.registered", "an entity was registered, or registered anew",
            [.init("kind", "the kind of entity"), .init("id", "its id")],
            data: [required("entity", .reference("Entity"), "the entity as it is now")]),
        TopicDeclaration(
            "source.retracted", "all that rests on a source was taken back",
            [.init("id", "the id of the source")],
            data: [required("source", .reference("EntityID"), "the source"), reason]),
    ]

    private static let claimTopics = [
        TopicDeclaration(
            "claim.asserted", "a claim was asserted", [claimKind],
            data: [required("claim", .reference("AssertedClaim"), "the claim, with the id that it was given")]),
        TopicDeclaration("claim.retracted", "a claim was taken back", [claimKind], data: namedClaim + [reason]),
        TopicDeclaration(
            "claim.ranked", "a claim was given another rank", [claimKind],
            data: namedClaim + [
                required("rank", .word(Rank.allCases.map(\.rawValue)), "the rank that it has now"), reason,
            ]),
    ]

    private static let claimKind = TopicDeclaration.Part("kind", "the kind of claim")

    private static let namedClaim = [
        required("id", .reference("ClaimID"), "the claim"), required("kind", kindWords, "its kind"),
        required("subject", .reference("EntityID"), "what it is about"),
        optional("object", .reference("EntityID"), "what it relates the subject to"),
    ]

    static let reason = required("reason", .text(), "why, as its writer put it")
}

// What follows from claims.
extension Catalogue {
    private static let changeTopics = ClaimKind.all.map(changed) + [effective]

    private static func changed(_ kind: ClaimKind) -> TopicDeclaration {
        let ends = kind.name == "membership" ? memberEnds : ends(of: kind)
        return TopicDeclaration(
            "\(kind.name).changed", "an answer became another: \(kind.summary)", ends, data: .reference("Change"))
    }

    private static let memberEnds = [
        TopicDeclaration.Part("organisation", "the organisation"), TopicDeclaration.Part("state", "the state"),
    ]

    /// The ends of the question: subject and object where both belong to it, else the subject.
    private static func ends(of kind: ClaimKind) -> [TopicDeclaration.Part] {
        guard !kind.isPair else {
            return [.init("subject", "of the pair, the first by its id"), .init("object", "the other one")]
        }
        let subject = TopicDeclaration.Part("subject", "what it is about")
        return kind.objectIsQuestion ? [subject, .init("object", "what it relates the subject to")] : [subject]
    }

    private static let effective = TopicDeclaration(
        "membership.effective", "the day has come of a change that was recorded before it", memberEnds,
        data: [
            required("state", .reference("EntityID"), "the state"),
            required("organisation", .reference("EntityID"), "the organisation"),
            required("effective", .text("a day"), "the first day of the new answer"),
            required("before", .reference("BriefAnswer"), "the answer until the day before"),
            required("after", .reference("BriefAnswer"), "the answer from that day on"),
            required("claims", causes, "the claims behind the new answer; the first 100"),
        ])

    private static let causes = Shape.list(.reference("ClaimID"), atMost: 100)

    private static let findingID = [TopicDeclaration.Part("id", "the id of the finding")]

    private static let findingTopics = [
        TopicDeclaration(
            "finding.defined", "a finding was defined, or defined anew", findingID,
            data: [required("finding", findingDefinition, "the finding as it is now")]),
        TopicDeclaration(
            "finding.removed", "a finding was removed", findingID, data: [required("id", .text(), "its id"), reason]),
        TopicDeclaration("finding.changed", "the answer of a finding became another", findingID, data: findingChange),
    ]

    private static let findingChange = [
        required("finding", .text(), "the id of the finding"), required("statement", .text(), "its sentence"),
        optional("question", question, "the question that it answers"),
        required("before", .either([answer, .null]), "the answer until now; null where there was none"),
        required("after", answer, "the answer from now on"),
        optional("reason", .text(), "why it is undetermined; at most 500 characters"),
        required("on", .text("a day"), "the day that was asked about"),
        required("evaluated", .count, "the sequence that it was evaluated at"),
        required("cause", .word(["claims", "definition", "day", "entities", "start"]), "why it was evaluated"),
        required("causeClaims", causes, "the claims that were the cause; the first 100"),
        required("evidence", causes, "the claims that were used; the first 100"),
        required("evidenceCount", .count, "how many claims were used"),
    ]

    private static let scenarioName = [TopicDeclaration.Part("name", "the name of the scenario")]

    private static let scenarioTopics = [
        TopicDeclaration(
            "scenario.saved", "a scenario was saved, or saved anew", scenarioName,
            data: [required("scenario", scenario, "the scenario as it is now")]),
        TopicDeclaration(
            "scenario.removed", "a scenario was removed", scenarioName,
            data: [required("name", .text(), "its name"), reason]),
    ]
}

// What is told and not recorded.
extension Catalogue {
    private static let pluginName = TopicDeclaration.Part("name", "the name of the plugin")
    private static let pluginMembers = [
        required("name", .text(), "the name of the plugin"), required("version", .text(), "its version"),
    ]

    private static let runningTopics = [
        TopicDeclaration(
            "system.heartbeat", "where the journal ends; once a second", isRecorded: false,
            data: [
                required("head", .count, "the last durable sequence"), required("epoch", .count, "the epoch"),
                required("hash", .text(), "the hash of the last record, in hex"),
            ]),
        TopicDeclaration(
            "plugin.joined", "a plugin has registered", [pluginName], isRecorded: false, data: pluginMembers),
        TopicDeclaration(
            "plugin.left", "the session of a plugin has ended", [pluginName], isRecorded: false,
            data: pluginMembers + [
                required("reason", .word(["left", "gone", "silent"]), "whether it said so, or how it was found out")
            ]),
        TopicDeclaration(
            "call.progress", "how far a plugin has come with a call",
            [.init("token", "the token that the caller gave")],
            isRecorded: false, data: .dictionary(.any)),
    ]
}
