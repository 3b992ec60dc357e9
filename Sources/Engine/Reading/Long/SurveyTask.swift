// SPDX-License-Identifier: Apache-2.0

import Chronology
import Model
import Register
import Wire

/// Goes over the register place by place, and ends with a page of what a survey found.
struct SurveyTask: LongTask {
    private let survey: any Survey
    private var page: EntryPage
    /// The place to look at next.
    private var place: Int

    init(_ survey: any Survey, _ question: Question) {
        self.survey = survey
        page = EntryPage(limit: question.limit)
        place = question.place
    }

    var pinned: SequenceNumber { survey.pinned }

    mutating func advance(_ register: Register) -> LongStep {
        let places = survey.places(in: register)
        let end = min(place + EngineLimits.sliceSlots, places)
        while place < end {
            guard page.add(survey.entries(at: place, in: register)) else {
                return .done(result(register, next: PageCursor(recorded: pinned, place: place)))
            }
            place += 1
        }
        return place >= places ? .done(result(register, next: nil)) : .onward
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
