// SPDX-License-Identifier: Apache-2.0

import Analysis
import Chronology
import Model
import Register
import Wire

/// An analysis with what it takes, as a request names them.
struct AnalysisRun: Sendable {
    let kind: AnalysisKind
    let parameters: Datum

    init(name: String, parameters: Datum?) throws(Rejection) {
        kind = try AnalysisKind.named(name)
        self.parameters = parameters ?? .object([])
        guard self.parameters.members != nil else {
            throw Rejection(
                .invalid, field: "parameters", given: self.parameters.summary, reason: "“parameters” is an object.",
                hint: "analysis.list says what “\(name)” takes.")
        }
    }

    func result(in situation: Situation) throws(Rejection) -> AnalysisResult { try kind.run(situation, parameters) }
}

extension EvaluationTask {
    /// Runs an analysis.
    init(analysing question: Question, _ register: Register) throws(Rejection) {
        let pinned = question.viewpoint.recorded ?? register.head
        let run = try AnalysisRun(
            name: try question.parameters.requiredText("name"), parameters: question.parameters["parameters"])
        self.init([question.viewpoint], pinned: pinned) { (context) throws(Rejection) in
            let result = try run.result(in: context.situations[0])
            var writer = JSONWriter(capacity: 4_096)
            writer.beginObject()
            writer.member("sequence", pinned.value)
            writer.member("name", run.kind.name)
            writer.analysis(run.kind, result)
            writer.endObject()
            return .reply(writer.finish())
        }
    }
}

extension JSONWriter {
    /// Writes the members of an analysis' result.
    mutating func analysis(_ kind: AnalysisKind, _ result: AnalysisResult) {
        key("value")
        write(result.value)
        member("formula", kind.formula.id)
        member("formulaVersion", Int64(kind.formula.version))
        key("cases")
        beginObject()
        member("count", Int64(result.cases.count))
        member("unit", result.cases.unit)
        endObject()
        key("missing")
        write(.array(result.missing.map { .string($0) }))
        member("claims", result.claims)
        member("meaning", result.meaning)
        member("caution", result.caution)
    }
}

extension AnalysisKind {
    /// The analysis as analysis.list describes it.
    var datum: Datum {
        [
            "name": .string(name), "summary": .string(summary), "formula": .string(formula.id),
            "formulaVersion": .integer(Int64(formula.version)),
            "parameters": .array(
                parameters.map {
                    ["name": .string($0.name), "form": .string($0.form), "summary": .string($0.summary)]
                }),
        ]
    }
}
