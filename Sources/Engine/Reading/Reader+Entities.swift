// SPDX-License-Identifier: Apache-2.0

import Chronology
import Model
import Register
import Wire

extension Reader {
    func entity(_ writer: inout JSONWriter) throws(Rejection) {
        let id = try required("id", [])
        guard let entity = register.entity(id, at: viewpoint.recorded) else { return }
        writer.key("entity")
        writer.entity(entity)
        guard let stamp = register.stamp(of: id, at: viewpoint.recorded) else { return }
        writer.key("recorded")
        writer.stamp(stamp)
    }

    func entities(_ writer: inout JSONWriter) throws(Rejection) {
        let kind = parameters.text("kind").flatMap { EntityKind(rawValue: $0) }
        let page = register.entities(
            of: kind, naming: try existing("naming", []), from: question.place, limit: question.limit,
            at: viewpoint.recorded ?? register.head)
        writePage("entities", page.entities, { page.places[$0] }, next: page.next, &writer) { entity, writer in
            writer.entity(entity)
        }
    }

    func search(_ writer: inout JSONWriter) throws(Rejection) {
        let text = try parameters.requiredText("text")
        let limit = parameters.integer("limit").map { Int($0) } ?? Self.standardMatches
        writer.key("entries")
        writer.beginArray()
        for match in register.search(text, limit: limit) {
            writer.beginObject()
            writer.key("entity")
            writer.entity(match.entity)
            writer.key("score")
            writer.number(match.score)
            writer.endObject()
        }
        writer.endArray()
    }

    /// Matches of a search whose `limit` was left out.
    private static let standardMatches = 20
}
