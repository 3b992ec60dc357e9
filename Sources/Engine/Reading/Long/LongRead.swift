// SPDX-License-Identifier: Apache-2.0

import Chronology
import Model
import Register
import Wire

/// A read that may take long: it is done in slices, between which others get their turn, on the records of its
/// beginning.
struct LongRead {
    let request: Request
    let caller: Caller
    private var task: any LongTask

    /// Begins a read; nil where the method is not one that is answered so.
    init?(_ request: Request, from caller: Caller, _ question: Question, _ register: Register) throws(Rejection) {
        guard let task = try Self.task(request.method, question, register) else { return nil }
        self.request = request
        self.caller = caller
        self.task = task
    }

    /// The head when it began, or an earlier record that was asked for.
    var pinned: SequenceNumber { task.pinned }

    /// Whether it makes draws, which may take seconds.
    var makesDraws: Bool { request.params["draws"] != nil && request.params["draws"] != .null }

    private static func task(
        _ method: String, _ question: Question, _ register: Register
    ) throws(Rejection) -> (any LongTask)? {
        switch method {
        case "model.contested": SurveyTask(try ContestedSurvey(question, register), question)
        case "model.diff": SurveyTask(try DifferenceSurvey(question, register), question)
        case "register.check": SurveyTask(CheckSurvey(question, register), question)
        case "analysis.run": try EvaluationTask(analysing: question, register)
        case "finding.list": EvaluationTask(listing: question, register)
        case "finding.get": try EvaluationTask(getting: question, register)
        case "scenario.compare": try EvaluationTask(comparing: question, register)
        default: nil
        }
    }

    /// Goes on for one slice.
    mutating func advance(_ register: Register) throws(Rejection) -> LongStep { try task.advance(register) }

    /// Hears what became of an evaluation that it had asked for.
    mutating func take(_ outcome: EvaluationOutcome) { task.take(outcome) }
}
