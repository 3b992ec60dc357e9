// SPDX-License-Identifier: Apache-2.0

import Chronology
import Model
import Register
import Wire

/// Answers one reading request from the model into a writer; pure, but for what it writes.
///
/// Each method writes the members of its result; the sequence stands before them.
struct Reader {
    let register: Register
    let question: Question

    var parameters: Parameters { question.parameters }
    var viewpoint: Viewpoint { question.viewpoint }

    /// Answers a method; false where it is not one that is answered at once from the model.
    func answer(_ method: String, _ writer: inout JSONWriter) throws(Rejection) -> Bool {
        switch method {
        case "entity.get": try entity(&writer)
        case "entity.list": try entities(&writer)
        case "entity.search": try search(&writer)
        case "claim.get": try claim(&writer)
        case "claim.list": try claims(&writer)
        case "claim.explain": try explain(&writer)
        case "membership.roster": try roster(&writer)
        case "membership.of": try memberships(&writer)
        case "membership.timeline": try timeline(&writer)
        case "model.slot": try slot(&writer)
        case "scenario.list": scenarios(&writer)
        default: return false
        }
        return true
    }

    /// The name of an entity as it stood, or its id.
    func name(_ id: EntityID) -> String { register.entity(id, at: viewpoint.recorded)?.name ?? id.text }

    /// An entity that a parameter names, or the refusal with the nearest one.
    func existing(_ parameter: String, _ kinds: [EntityKind]) throws(Rejection) -> EntityID? {
        guard let id = try parameters.entityID(parameter) else { return nil }
        return try register.entity(id, of: kinds, field: parameter, at: viewpoint.recorded).id
    }

    /// The same for one that must be given.
    func required(_ parameter: String, _ kinds: [EntityKind]) throws(Rejection) -> EntityID {
        guard let id = try existing(parameter, kinds) else {
            let expected = kinds.isEmpty ? "an entity" : kinds.map(\.withArticle).joined(separator: " or ")
            throw Rejection(
                .invalid, field: parameter, reason: "“\(parameter)” is missing.", hint: "Give the id of \(expected).")
        }
        return id
    }

    /// Writes entries until the page is full, and the cursor where more follow.
    func writePage<Entry>(
        _ name: StaticString, _ entries: [Entry], _ places: (Int) -> Int, next: Int?, _ writer: inout JSONWriter,
        _ write: (Entry, inout JSONWriter) -> Void
    ) {
        var following = next
        writer.key(name)
        writer.beginArray()
        for (position, entry) in entries.enumerated() {
            guard position == 0 || writer.count < EngineLimits.pageBytes else {
                following = places(position)
                break
            }
            write(entry, &writer)
        }
        writer.endArray()
        if let following { writer.member("next", question.cursor(at: following, head: register.head)) }
    }
}
