// SPDX-License-Identifier: Apache-2.0

import Analysis
import Chronology
import Model
import Register
import Wire

extension EvaluationTask {
    /// Evaluates findings and analyses twice: as the model is, and with what a scenario assumes.
    init(comparing question: Question, _ register: Register) throws(Rejection) {
        let pinned = question.viewpoint.recorded ?? register.head
        var (base, scenario) = (question.viewpoint, question.viewpoint)
        base.whatIf = []
        scenario.whatIf = try Self.assumptions(question, register)
        let definitions = register.definitions(.finding, at: question.viewpoint.recorded)
        let runs = try Self.runs(question.parameters)
        self.init([base, scenario], pinned: pinned) { (context) throws(Rejection) in
            let findings = try Self.findings(definitions, in: context.situations[0])
            var sides: [ComparedSide] = []
            for situation in context.situations {
                sides.append(try ComparedSide(findings, runs, in: situation))
            }
            var writer = JSONWriter(capacity: 8_192)
            writer.beginObject()
            writer.member("sequence", pinned.value)
            writer.comparison(findings, runs, sides[0], sides[1])
            writer.endObject()
            return .reply(writer.finish())
        }
    }

    /// What the scenario assumes: a saved one, what the request gives, or both together.
    private static func assumptions(_ question: Question, _ register: Register) throws(Rejection) -> [Assertion] {
        let given = question.viewpoint.whatIf
        guard let text = question.parameters.text("name") else {
            guard !given.isEmpty else {
                throw Rejection(
                    .invalid, field: "name", reason: "Say what is assumed: “name”, “whatIf”, or both.",
                    hint: "scenario.list shows the names.")
            }
            return given
        }
        let name = try Definition.Name(reading: text, field: "name")
        let saved = try register.definition(.scenario, name, field: "name", at: question.viewpoint.recorded)
        return (try Viewpoint.whatIfs(saved.content["whatIf"], field: "whatIf", register) ?? []) + given
    }

    private static func runs(_ parameters: Parameters) throws(Rejection) -> [AnalysisRun] {
        var runs: [AnalysisRun] = []
        for (position, element) in (parameters["analyses"]?.elements ?? []).enumerated() {
            do {
                runs.append(try AnalysisRun(name: element["name"]?.text ?? "", parameters: element["parameters"]))
            } catch { throw error.within("analyses[\(position)]") }
        }
        return runs
    }
}

/// What one side of a comparison gave.
private struct ComparedSide {
    let findings: [Conclusion]
    let analyses: [AnalysisResult]

    init(_ findings: [Finding], _ runs: [AnalysisRun], in situation: Situation) throws(Rejection) {
        self.findings = findings.map { $0.conclude(in: situation) }
        var analyses: [AnalysisResult] = []
        for (position, run) in runs.enumerated() {
            do { analyses.append(try run.result(in: situation)) } catch { throw error.within("analyses[\(position)]") }
        }
        self.analyses = analyses
    }
}

extension JSONWriter {
    fileprivate mutating func comparison(
        _ findings: [Finding], _ runs: [AnalysisRun], _ base: ComparedSide, _ scenario: ComparedSide
    ) {
        key("findings")
        beginArray()
        for place in findings.indices { comparison(findings[place], base.findings[place], scenario.findings[place]) }
        endArray()
        key("analyses")
        beginArray()
        for place in runs.indices { comparison(runs[place], base.analyses[place], scenario.analyses[place]) }
        endArray()
    }

    fileprivate mutating func comparison(_ finding: Finding, _ base: Conclusion, _ scenario: Conclusion) {
        beginObject()
        head(of: finding)
        member("base", base.verdict.rawValue)
        member("scenario", scenario.verdict.rawValue)
        member("moved", base.verdict != scenario.verdict)
        endObject()
    }

    fileprivate mutating func comparison(
        _ run: AnalysisRun, _ base: AnalysisResult, _ scenario: AnalysisResult
    ) {
        beginObject()
        member("name", run.kind.name)
        key("parameters")
        write(run.parameters)
        for (name, result) in [("base", base), ("scenario", scenario)] {
            key(escaping: name)
            beginObject()
            analysis(run.kind, result)
            endObject()
        }
        endObject()
    }
}
