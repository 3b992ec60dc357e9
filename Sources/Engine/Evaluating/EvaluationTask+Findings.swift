// SPDX-License-Identifier: Apache-2.0

import Analysis
import Chronology
import Model
import Register
import Wire

/// How many draws to make, and what they begin with.
struct DrawPlan: Sendable {
    let draws: Int
    let seed: UInt64

    /// What a request asks for; nil where it asks for none.
    init?(_ parameters: Parameters) {
        guard let draws = parameters.integer("draws") else { return nil }
        self.draws = Int(draws)
        seed = UInt64(parameters.integer("seed") ?? 1)
    }
}

extension EvaluationTask {
    /// One finding with all that belongs to it, as it was defined when the request came.
    init(getting question: Question, _ register: Register) throws(Rejection) {
        let name = try Definition.Name(reading: try question.parameters.requiredText("id"), field: "id")
        let definition = try register.definition(.finding, name, field: "id", at: question.viewpoint.recorded)
        self.init(question, [definition], register) { writer, finding, conclusion, drawn in
            writer.finding(finding, conclusion, drawn)
            writer.details(of: finding, conclusion)
        }
    }

    /// All findings in short, or those on one question, as they were defined when the request came.
    init(listing question: Question, _ register: Register) {
        let definitions = register.definitions(.finding, at: question.viewpoint.recorded)
        self.init(question, definitions, register, list: "findings") { writer, finding, conclusion, drawn in
            writer.beginObject()
            writer.finding(finding, conclusion, drawn)
            writer.endObject()
        }
    }

    private init(
        _ question: Question, _ definitions: [Definition], _ register: Register, list: StaticString? = nil,
        write: @escaping @Sendable (inout JSONWriter, Finding, Conclusion, DrawnFinding?) -> Void
    ) {
        let pinned = question.viewpoint.recorded ?? register.head
        let plan = DrawPlan(question.parameters)
        let topic = question.parameters.text("question")
        self.init([question.viewpoint], pinned: pinned, isLong: plan != nil) { (context) throws(Rejection) in
            let findings = try Self.findings(definitions, on: topic, in: context.situations[0])
            let conclusions = findings.map { $0.conclude(in: context.situations[0]) }
            let robustness = Self.robustness(of: findings, plan, context)
            var writer = JSONWriter(capacity: 8_192)
            writer.beginObject()
            writer.member("sequence", pinned.value)
            if let list {
                writer.key(list)
                writer.beginArray()
            }
            for (place, finding) in findings.enumerated() {
                write(&writer, finding, conclusions[place], DrawnFinding(robustness, place, plan))
            }
            if list != nil { writer.endArray() }
            writer.endObject()
            return .reply(writer.finish())
        }
    }

    /// Findings as they are defined, checked against the entities that they name.
    static func findings(
        _ definitions: [Definition], on topic: String? = nil, in situation: Situation
    ) throws(Rejection) -> [Finding] {
        var findings: [Finding] = []
        for definition in definitions where topic.map({ definition.content["question"]?.text == $0 }) ?? true {
            findings.append(try Finding(reading: definition.content, in: situation))
        }
        return findings
    }

    /// Draws, once everything that they begin with has been gathered.
    private static func robustness(
        of findings: [Finding], _ plan: DrawPlan?, _ context: EvaluationJob.Evaluating
    ) -> Robustness? {
        guard let plan, !findings.isEmpty, context.isComplete() else { return nil }
        let robustness = Robustness(
            of: findings, over: context.sides[0].forDraws, draws: plan.draws, seed: plan.seed,
            shouldStop: context.shouldStop)
        for inquiry in robustness.wanted { context.situations[0].gather(inquiry) }
        return robustness
    }
}

/// What became of one finding in draws.
struct DrawnFinding {
    let outcome: Robustness.Outcome
    let draws: Int
    let seed: UInt64

    init?(_ robustness: Robustness?, _ place: Int, _ plan: DrawPlan?) {
        guard let robustness, let plan, robustness.outcomes.indices.contains(place) else { return nil }
        outcome = robustness.outcomes[place]
        draws = robustness.draws
        seed = plan.seed
    }
}
