// SPDX-License-Identifier: Apache-2.0

import Model

extension Command {
    static let explain = Command(
        "explain", "why a question is answered as it is, and what other sources say", .asking, .reading,
        arguments: Question.arguments,
        examples: [
            Example("explain membership UZB CSTO --on 2013-01-01", "suspended, or withdrawn?"),
            Example("explain dispute UZB TJK type=water", "what each source says of a dispute"),
        ],
        notes: [
            "The answer comes first, then each source with its claims, then the rule that decided, then what was set "
                + "aside. A source speaks from knowledge until its last report on the question; beyond it an end that "
                + "it left open is only presumed."
        ], methods: ["claim.explain", "claim.get", "entity.get"]
    ) { invocation throws(Failure) in
        let question = try Question(invocation.line.arguments)
        let result = try invocation.ask("claim.explain", try question.slot())
        guard !invocation.isJSON else { return }
        let report = ExplanationReport(
            result, kind: question.kind, day: invocation.day, names: try invocation.names(of: question),
            claims: try invocation.claims(of: result))
        invocation.show { page in report.show(on: &page) }
    }
}

extension Invocation {
    /// The names of subject and object, as far as they are registered.
    fileprivate func names(of question: Question) throws(Failure) -> [String] {
        var names: [String] = []
        for id in [question.subject, question.object].compactMap({ $0 }) {
            let entity = try lookUp("entity.get", [.init("id", .string(id))])?["entity"]
            names.append(entity?["name"]?.text ?? id)
        }
        return names
    }

    /// The claims that an explanation rests on, by id; those of a what-if are not in the register.
    fileprivate func claims(of explanation: Datum) throws(Failure) -> [String: Datum] {
        var claims: [String: Datum] = [:]
        for source in explanation["sources"]?.elements ?? [] where source["source"]?.text != nil {
            for id in source["claims"]?.elements?.compactMap(\.text) ?? [] where claims[id] == nil {
                claims[id] = try lookUp("claim.get", [.init("id", .string(id))])?["claim"]
            }
        }
        return claims
    }
}
