// SPDX-License-Identifier: Apache-2.0

import Chronology
import Model
import Register
import Wire

/// Looks for questions that are answered otherwise from one view than from another.
struct DifferenceSurvey: Survey {
    let pinned: SequenceNumber
    private let from: Viewpoint
    private let to: Viewpoint
    private let kinds: Set<KindIndex>?

    /// Reads both views. What one does not say is as the request says for both, and else as for any read; without a
    /// `recorded`, the records of the beginning count.
    init(_ question: Question, _ register: Register) throws(Rejection) {
        pinned = question.pinned ?? register.head
        from = try question.view("from", register)
        to = try question.view("to", register)
        kinds = try question.parameters.kinds("kinds")
    }

    func places(in register: Register) -> Int {
        register.slotCount(from.upTo(pinned, of: register), to.upTo(pinned, of: register))
    }

    func entries(at place: Int, in register: Register) -> [[UInt8]] {
        let (from, to) = (from.upTo(pinned, of: register), to.upTo(pinned, of: register))
        guard let key = register.slotKey(at: place, from, to), kinds?.contains(key.kind) ?? true,
            let difference = register.difference(key, from: from, to: to)
        else { return [] }
        return [entry(difference)]
    }

    private func entry(_ difference: Difference) -> [UInt8] {
        var writer = JSONWriter()
        writer.beginObject()
        writer.key("slot")
        writer.slot(difference.slot)
        writer.key("before")
        writer.resolved(difference.before, of: difference.slot)
        writer.key("after")
        writer.resolved(difference.after, of: difference.slot)
        writer.endObject()
        return writer.finish()
    }
}
