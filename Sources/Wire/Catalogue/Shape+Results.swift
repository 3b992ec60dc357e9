// SPDX-License-Identifier: Apache-2.0

extension Shape {
    private static let claimIDs = Shape.list(.reference("ClaimID"), atMost: 1_000_000)
    private static let certaintyWords = Shape.word(["certain", "possible"])

    static let variant = Shape.object([
        Property("value", .any, "the other value; null where it is that nothing holds"),
        Property("sources", .list(.reference("EntityID"), atMost: 1_000_000), required: true, "who states it"),
        Property("claims", claimIDs, required: true, "the claims that state it"),
    ])

    static let aspectAnswer = Shape.object([
        Property("aspect", .text(), required: true, "“presence”, “object”, or the field"),
        Property("value", .any, "the answer; null where it is that nothing holds"),
        Property("certainty", certaintyWords, required: true, "possible while a change may have happened"),
        Property("basis", .word(["known", "presumed"]), required: true, "whether a source knew, or left an end open"),
        Property("claims", claimIDs, required: true, "the claims behind it"),
        Property("superseded", .list(.reference("Variant"), atMost: 1_000), "what others presumed"),
        Property("contested", .list(.reference("Variant"), atMost: 1_000), "what contradicts it"),
        Property("alternatives", .list(.reference("Variant"), atMost: 1_000), "what else may be the case"),
    ])

    /// An answer in short, as changes have it.
    static let briefAnswer = Shape.object(
        [answerState, answerValue] + answerObjects + [answerCertainty, answerContested])

    private static let answerState = Property(
        "answer", .word(["holds", "none", "unknown"]), required: true,
        "whether something holds, nothing does, or nobody speaks")
    private static let answerValue = Property(
        "value", .any, "what holds, field by field; null where nothing does or nobody speaks")
    private static let answerObjects = [
        Property("object", .reference("EntityID"), "the object, where it belongs to the answer"),
        Property("objects", .list(.reference("EntityID"), atMost: 1_000), "the objects, where several hold"),
    ]
    private static let answerCertainty = Property(
        "certainty", .word(["certain", "possible", "no"]), required: true, "“no” where nobody speaks")
    private static let answerContested = Property("contested", .flag, required: true, "whether sources disagree")

    private static let answerMembers =
        [answerState, answerValue] + answerObjects + [
            answerCertainty,
            Property("basis", .word(["known", "presumed"]), "whether a source knew, or left an end open"),
            answerContested, Property("claims", claimIDs, required: true, "the claims behind it"),
        ]

    static let answer = Shape.object(
        answerMembers + [
            Property("since", .text("an EDTF date, or “..”"), "when the run of equal values began"),
            Property("until", .text("an EDTF date, or “..”"), "its last day"),
            Property("aspects", .list(.reference("AspectAnswer"), atMost: 100), "the answer aspect by aspect"),
        ])

    static let change = Shape.object([
        Property("kind", .text(), required: true, "the kind of claim"),
        Property("subject", .reference("EntityID"), required: true, "what it is about"),
        Property("object", .reference("EntityID"), "the object, where it belongs to the question"),
        Property("slot", .any, "the fields that belong to the question"),
        Property("names", .dictionary(.text()), "the names of subject and object"),
        Property("from", .text("a day, or “..”"), required: true, "the first day whose answer changed"),
        Property("to", .text("a day, or “..”"), required: true, "the last one"),
        Property("before", .reference("BriefAnswer"), required: true, "the answer until now"),
        Property("after", .reference("BriefAnswer"), required: true, "the answer from now on"),
        Property("altersToday", .flag, required: true, "whether the answer for the day of recording is another"),
        Property("cause", claimIDs, "the claims of the write, in that slot, that did it; the first 100"),
    ])

    static let event = Shape.object([
        Property("topic", .text(), required: true, "the topic"),
        Property("event", .any, required: true, "the CloudEvent, as it was published"),
    ])

    static let rosterEntry = Shape.object([
        Property("state", .reference("EntityID"), required: true, "the state"),
        Property("organisation", .reference("EntityID"), required: true, "the organisation"),
        Property("name", .text(), required: true, "the name of the one that was not asked about"),
        Property("status", .text(), required: true, "the status"),
        Property("since", .text("an EDTF date, or “..”"), required: true, "when the run of equal status began"),
        Property("until", .text("a day, or “..”"), required: true, "its last day"),
        Property("certainty", certaintyWords, required: true, "possible while a change may have happened"),
        Property("basis", .word(["known", "presumed"]), required: true, "whether a source knew, or left an end open"),
        Property("contested", .flag, required: true, "whether sources disagree"),
        Property("claims", claimIDs, required: true, "the claims behind it"),
    ])

    static let segment = Shape.object([
        Property("state", .reference("EntityID"), required: true, "the state"),
        Property("organisation", .reference("EntityID"), required: true, "the organisation"),
        Property("status", .text(), required: true, "the status"),
        Property("from", .text("a day, or “..”"), required: true, "the first day"),
        Property("to", .text("a day, or “..”"), required: true, "the last day"),
        Property("certainty", certaintyWords, required: true, "possible while a change may have happened"),
        Property("basis", .word(["known", "presumed"]), required: true, "whether a source knew, or left an end open"),
        Property("contested", .flag, required: true, "whether sources disagree"),
        Property("claims", claimIDs, required: true, "the claims behind it"),
    ])
}
