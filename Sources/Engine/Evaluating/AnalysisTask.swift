// SPDX-License-Identifier: Apache-2.0

import Analysis
import Chronology
import Model
import Register
import Wire

/// Runs an analysis over the model as it was when the request came.
struct AnalysisTask: LongTask {
    let pinned: SequenceNumber
    private let viewpoint: Viewpoint
    private let run: AnalysisRun
    private let gathering = Gathering()

    init(_ question: Question, _ register: Register) throws(Rejection) {
        pinned = question.viewpoint.recorded ?? register.head
        viewpoint = question.viewpoint
        run = try AnalysisRun(
            name: try question.parameters.requiredText("name"), parameters: question.parameters["parameters"])
    }

    func advance(_ register: Register) throws(Rejection) -> LongStep {
        let viewpoint = viewpoint.upTo(pinned, of: register)
        let result = try gathering.slice(register, viewpoint) { (situation) throws(Rejection) in
            try run.kind.run(situation, run.parameters)
        }
        guard let result else { return .onward }
        var writer = JSONWriter(capacity: 4_096)
        writer.beginObject()
        writer.member("sequence", pinned.value)
        writer.member("name", run.kind.name)
        writer.analysis(run.kind, result)
        writer.endObject()
        return .done(writer.finish())
    }
}

/// An analysis with what it takes, as a request names them.
struct AnalysisRun {
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
