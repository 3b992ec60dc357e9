// SPDX-License-Identifier: Apache-2.0

import Chronology
import Model
import Register
import Wire

/// Looks for questions on which sources disagree: at any time, or on the day that was asked about.
struct ContestedSurvey: Survey {
    let pinned: SequenceNumber
    private let viewpoint: Viewpoint
    private let day: Day?
    private let kind: KindIndex?

    init(_ question: Question, _ register: Register) throws(Rejection) {
        viewpoint = question.viewpoint
        day = question.hasDay ? viewpoint.on : nil
        kind = try question.parameters.kind("kind")
        pinned = viewpoint.recorded ?? register.head
    }

    func places(in register: Register) -> Int { register.slotCount(viewpoint.upTo(pinned, of: register)) }

    func entries(at place: Int, in register: Register) -> [[UInt8]] {
        let viewpoint = viewpoint.upTo(pinned, of: register)
        guard let key = register.slotKey(at: place, viewpoint), kind == nil || key.kind == kind else { return [] }
        let segments = register.timeline(key, viewpoint).segments.filter { segment in
            segment.answer.isContested && day.map { segment.days.contains($0) } ?? true
        }
        return segments.isEmpty ? [] : [entry(key, segments)]
    }

    /// A question with the stretches on which sources disagree.
    private func entry(_ key: SlotKey, _ segments: [Timeline.Segment]) -> [UInt8] {
        var writer = JSONWriter()
        writer.beginObject()
        writer.key("slot")
        writer.slot(key)
        writer.key("segments")
        writer.beginArray()
        for segment in segments {
            writer.beginObject()
            writer.member("from", segment.days.first)
            writer.member("to", segment.days.last)
            writer.key("resolved")
            writer.resolved(segment, of: key)
            writer.endObject()
        }
        writer.endArray()
        writer.endObject()
        return writer.finish()
    }
}
