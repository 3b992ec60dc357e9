// SPDX-License-Identifier: Apache-2.0

import Model

extension Command {
    static let record = Command(
        "record", "assert one claim", .writing, .writing, arguments: Question.arguments,
        options: time + [
            Option("source", "ID", "the source that says so", isRequired: true),
            Option("locator", "TEXT", "the page or note"),
            Option("via", "ID", "the source behind the source"),
            Option("reported", "DATE", "when it was said; the date of the source if left out"),
            Option("credibility", "N", "1 (confirmed) to 5 (improbable), 6 (cannot be judged); 2 if left out"),
            Option("note", "TEXT", "free text"),
        ],
        examples: [
            Example(
                "record membership UZB CSTO status=suspended --from 2012-06-28 --source dehaas2017 --locator 'p. 8'",
                "a status, from a day on"),
            Example(
                "record participation KAZ peace-mission-2007 role=participant --valid 2007-08 --source dehaas2017 "
                    + "--dry-run", "something that happened, to see what it would change"),
        ],
        notes: [
            "It shows what changes in the answers of the model before it writes. “registan help record KIND” lists the "
                + "fields of a kind."
        ], methods: ["claim.assert"]
    ) { invocation throws(Failure) in
        let claim = try claim(Question(invocation.line.arguments), invocation.line)
        try WriteRequest(method: "claim.assert", params: [.init("claims", .array([claim]))]) { result in
            let ids = (result["ids"]?.elements ?? []).map { ValueText.text($0) }.joined(separator: ", ")
            return "Recorded as \(ids) at \(ValueText.text(result["sequence"]))."
        }.carryOut(by: invocation)
    }

    /// The claim as `claim.assert` takes it, checked for its form.
    static func claim(_ question: Question, _ line: ParsedLine) throws(Failure) -> Datum {
        var members = question.members
        members.append(.init("value", .object(try question.values())))
        members.append(.init("valid", .string(try extent(line))))
        members.append(.init("citations", .array([citation(line)])))
        if let grade = line["credibility"] {
            members.append(.init("credibility", try wholeNumber(grade, "credibility")))
        }
        if let note = line["note"] { members.append(.init("note", .string(note))) }
        do throws(Rejection) {
            _ = try Assertion(reading: .object(members))
        } catch {
            throw Failure(error)
        }
        return .object(members)
    }

    private static func citation(_ line: ParsedLine) -> Datum {
        .object(
            ["source", "locator", "via", "reported"].compactMap { name in
                line[name].map { .init(name, .string($0)) }
            })
    }

    /// Options that say when a claim holds.
    static let time = [
        Option("from", "DATE", "the first day on which it holds; without --to it still does"),
        Option("to", "DATE", "the last day on which it holds"),
        Option("valid", "EDTF", "when it holds or happened, as one EDTF date or interval, instead of --from"),
    ]

    /// When a claim holds, as its options say.
    static func extent(_ line: ParsedLine) throws(Failure) -> String {
        switch (line["valid"], line["from"], line["to"]) {
        case (let valid?, nil, nil): return valid
        case (nil, let from?, let to): return "\(from)/\(to ?? "..")"
        case (nil, nil, let to?):
            throw .usage("“--to” needs “--from”.", hint: "Where the start is open, write --valid ../\(to)")
        case (nil, nil, nil):
            throw .usage(
                "The claim needs a time.", hint: "Give --from DATE, --from DATE --to DATE, or --valid EDTF.")
        case (_?, _, _):
            throw .usage("“--valid” says all of the time.", hint: "Leave --from and --to out, or --valid.")
        }
    }
}
