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
    /// The head when it began, or an earlier record that was asked for: nothing later shows in any slice.
    let pinned: SequenceNumber
    private let survey: any Survey
    private var page: EntryPage
    /// The place to look at next.
    private var place: Int

    /// Begins a read; nil where the method is not one that is answered so.
    init?(_ request: Request, from caller: Caller, _ question: Question, _ register: Register) throws(Rejection) {
        guard let survey = try Self.survey(request.method, question, register) else { return nil }
        self.request = request
        self.caller = caller
        self.survey = survey
        pinned = survey.pinned
        page = EntryPage(limit: question.limit)
        place = question.place
    }

    private static func survey(
        _ method: String, _ question: Question, _ register: Register
    ) throws(Rejection) -> (any Survey)? {
        switch method {
        case "model.contested": try ContestedSurvey(question, register)
        case "model.diff": try DifferenceSurvey(question, register)
        case "register.check": CheckSurvey(question, register)
        default: nil
        }
    }

    /// Goes on for one slice, and gives the result once there is one.
    mutating func advance(_ register: Register) -> [UInt8]? {
        let places = survey.places(in: register)
        let end = min(place + EngineLimits.sliceSlots, places)
        while place < end {
            guard page.add(survey.entries(at: place, in: register)) else {
                return result(register, next: PageCursor(recorded: pinned, place: place))
            }
            place += 1
        }
        return place >= places ? result(register, next: nil) : nil
    }

    private func result(_ register: Register, next: PageCursor?) -> [UInt8] {
        var writer = JSONWriter(capacity: page.byteCount + 128)
        writer.beginObject()
        writer.member("sequence", (survey.isOfBeginning ? pinned : register.head).value)
        writer.key("entries")
        writer.raw(page.json)
        if let next { writer.member("next", next.text) }
        writer.endObject()
        return writer.finish()
    }
}
