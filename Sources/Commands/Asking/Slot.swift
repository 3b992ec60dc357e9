// SPDX-License-Identifier: Apache-2.0

import Model

extension Command {
    static let slot = Command(
        "slot", "the answer to one question", .asking, .reading, arguments: Question.arguments,
        examples: [
            Example("slot dependence KGZ RUS dimension=security", "how far Kyrgyzstan depends on Russia"),
            Example("slot basing kant-air-base --on 2010-01-01", "the base at Kant at the start of 2010"),
        ],
        notes: [
            "Fields that belong to the question tell apart the questions of one kind; see registan help record KIND."
        ],
        methods: ["model.slot"]
    ) { invocation throws(Failure) in
        let question = try Question(invocation.line.arguments)
        let result = try invocation.ask("model.slot", try question.slot())
        invocation.show { page in
            page.heading("\(QuestionText.slot(result["slot"])) on \(invocation.day)")
            AnswerBlock(result["resolved"] ?? .null, kind: question.kind).show(on: &page)
            page.legend()
        }
    }
}
