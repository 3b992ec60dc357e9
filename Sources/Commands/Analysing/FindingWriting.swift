// SPDX-License-Identifier: Apache-2.0

import Model
import Wire

extension Command {
    static let defineFinding = Command(
        "findings define", "define a finding, or a new version of it", .analysing, .writing,
        arguments: [Argument("FILE", "a JSON file with the finding; - reads standard input")],
        examples: [
            Example("findings define ksor.json --dry-run", "whether it makes sense"),
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
        try WriteRequest(
            method: "finding.define", params: [.init("finding", finding)], changesAnswers: false
        ) { result in
            "Defined \(finding["id"]?.text ?? "it") at \(ValueText.text(result["sequence"]))."
        }.carryOut(by: invocation)
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
            method: "finding.remove", params: [.init("id", .string(id))] + reasonMember(invocation),
            changesAnswers: false
        ) { result in
            "Gave \(id) up at \(ValueText.text(result["sequence"]))."
        }.carryOut(by: invocation)
    }
}
