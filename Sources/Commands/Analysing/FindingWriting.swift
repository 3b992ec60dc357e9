// SPDX-License-Identifier: Apache-2.0

import Model
import Wire

extension Command {
    static let defineFinding = Command(
        "findings define", "define a finding, or a new version of it", .analysing, .writing,
        arguments: [Argument("FILE", "a JSON file with the finding; - reads standard input")],
        examples: [
            Example("findings define ksor.json --dry-run", "whether it makes sense, and what it would answer"),
            Example("findings define ksor.json", "from then on its changes are events"),
        ],
        notes: [
            "A finding is an object with id, statement, expression, and perhaps question and note. “findings ID” shows "
                + "those of the findings that there are."
        ], methods: ["finding.define"]
    ) { invocation throws(Failure) in
        let finding = try JSONFile.read(invocation.line.arguments[0], in: invocation.surroundings)
        guard finding.members != nil else {
            throw .usage("“\(invocation.line.arguments[0])” holds no finding.", hint: "Write one object.")
        }
        var request = WriteRequest(method: "finding.define", params: [.init("finding", finding)]) { result in
            "Defined \(finding["id"]?.text ?? "it") at \(ValueText.text(result["sequence"]))."
        }
        request.announcement = announceFinding
        try request.carryOut(by: invocation)
    }

    static let removeFinding = Command(
        "findings remove", "give a finding up", .analysing, .writing,
        arguments: [Argument("ID", "the finding")], options: [reason],
        examples: [
            Example(
                "findings remove ksor-majority-russian --reason 'asked better by ksor-share'", "its past stays askable"),
            Example("findings remove ksor-majority-russian --reason 'outdated' --json", "for a script"),
        ], methods: ["finding.remove"]
    ) { invocation throws(Failure) in
        let id = invocation.line.arguments[0]
        try WriteRequest(
            method: "finding.remove", params: [.init("id", .string(id))] + reasonMember(invocation)
        ) { result in
            "Gave \(id) up at \(ValueText.text(result["sequence"]))."
        }.carryOut(by: invocation)
    }

    /// What a finding would answer.
    private static func announceFinding(_ result: Datum, on page: inout Page) {
        guard let answer = result["answer"]?.text else {
            return ChangeTable.show(result, none: "  No answer of the model; the finding makes sense.", on: &page)
        }
        let reason = result["reason"]?.text.map { ": \($0)" } ?? ""
        page.line("  A finding that " + FindingAnswer.text(answer, inSentence: true) + Text(reason))
    }
}
