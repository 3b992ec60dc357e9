// SPDX-License-Identifier: Apache-2.0

import Analysis
import Chronology
import Model
import Register
import Wire

/// Evaluates findings and analyses twice: as the model is, and with what a scenario assumes.
struct ComparisonTask: LongTask {
    let pinned: SequenceNumber
    private let findings: [Finding]
    private let runs: [AnalysisRun]
    private var base: Side
    private var scenario: Side

    /// One of the two sides.
    private struct Side {
        let viewpoint: Viewpoint
        let gathering = Gathering()
        var outcome: Outcome?
    }

    private struct Outcome {
        let findings: [Conclusion]
        let analyses: [AnalysisResult]
    }

    init(_ question: Question, _ register: Register) throws(Rejection) {
        pinned = question.viewpoint.recorded ?? register.head
        var plain = question.viewpoint
        plain.whatIf = []
        base = Side(viewpoint: plain)
        plain.whatIf = try Self.assumptions(question, register)
        scenario = Side(viewpoint: plain)
        var findings: [Finding] = []
        for definition in register.definitions(.finding, at: question.viewpoint.recorded) {
            findings.append(try Finding(reading: definition.content, in: register))
        }
        self.findings = findings
        runs = try Self.runs(question.parameters)
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

    mutating func advance(_ register: Register) throws(Rejection) -> LongStep {
        if base.outcome == nil { base.outcome = try outcome(of: base, register) }
        guard let before = base.outcome else { return .onward }
        guard let after = try outcome(of: scenario, register) else { return .onward }
        return .done(result(before, after))
    }

    private func outcome(of side: Side, _ register: Register) throws(Rejection) -> Outcome? {
        try side.gathering.slice(register, side.viewpoint.upTo(pinned, of: register)) {
            (situation) throws(Rejection) in
            let conclusions = findings.map { finding in finding.conclude(in: situation) }
            var analyses: [AnalysisResult] = []
            for run in runs { analyses.append(try run.kind.run(situation, run.parameters)) }
            return Outcome(findings: conclusions, analyses: analyses)
        }
    }

    private func result(_ before: Outcome, _ after: Outcome) -> [UInt8] {
        var writer = JSONWriter(capacity: 8_192)
        writer.beginObject()
        writer.member("sequence", pinned.value)
        writer.key("findings")
        writer.beginArray()
        for place in findings.indices {
            writer.comparison(findings[place], before.findings[place], after.findings[place])
        }
        writer.endArray()
        writer.key("analyses")
        writer.beginArray()
        for place in runs.indices {
            writer.comparison(runs[place], before.analyses[place], after.analyses[place])
        }
        writer.endArray()
        writer.endObject()
        return writer.finish()
    }
}

extension JSONWriter {
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
