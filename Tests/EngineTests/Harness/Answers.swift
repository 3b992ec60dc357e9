// SPDX-License-Identifier: Apache-2.0

import Engine
import Journal
import Model
import Testing
import Wire

extension Bench {
    /// The replay hash: a digest over what the register answers to everything that can be asked of it, at its head, as
    /// it was recorded earlier, and as it was known earlier, and over the ids that it would give next.
    func answers() throws -> Digest {
        var bytes: [UInt8] = []
        for (method, params) in try everyQuestion() {
            let route = send(method, params)
            work()
            bytes += try #require(replies(route).last.map { canonical(try withoutID($0)) })
        }
        return Digest(hashing: bytes)
    }

    private func withoutID(_ reply: [UInt8]) throws -> Datum {
        let datum = try read(reply)
        return datum["result"] ?? datum["error"] ?? .null
    }

    private func everyQuestion() throws -> [(String, Datum)] {
        let entities = try everything("entities", "entity.list")
        let claims = try everything("claims", "claim.list", ["retracted": true])
        let head = try call("event.head")["sequence"]?.integer ?? 0
        let organisations = entities.filter { $0["kind"] == "organisation" }.compactMap { $0["id"] }
        let moments: [Datum] = [[:], ["recorded": .integer(head / 2)], ["known": "2015"], ["on": "2008-01-01"]]
        let slots = Set(claims.compactMap(Self.slot))
        var questions: [(String, Datum)] = entities.map { ("entity.get", ["id": $0["id"] ?? .null]) }
        questions += claims.map { ("claim.get", ["id": $0["id"] ?? .null]) }
        for moment in moments {
            for slot in slots.sorted(by: { $0.json < $1.json }) {
                questions.append(("claim.explain", slot.merging(moment)))
            }
            for organisation in organisations {
                questions.append(("membership.roster", moment.with("organisation", organisation)))
            }
            questions += [("membership.timeline", moment), ("model.contested", moment), ("claim.list", moment)]
        }
        questions.append(("model.diff", ["from": ["on": "2008-01-01"], "to": ["recorded": .integer(head / 2)]]))
        let next: Datum = ["entities": [["id": "next", "kind": "person", "name": "Next"]], "dryRun": true]
        return questions + [("entity.register", next), ("claim.get", ["id": "c999999"]), ("event.head", [:])]
    }

    /// All pages of a list.
    func everything(_ name: String, _ method: String, _ params: Datum = [:]) throws -> [Datum] {
        var found: [Datum] = []
        var params = params
        while true {
            let page = try call(method, params)
            found += page[name]?.elements ?? []
            guard let next = page["next"] else { return found }
            params = params.with("cursor", next)
        }
    }

    private static func slot(_ claim: Datum) -> Datum? {
        guard let kind = claim["kind"], let subject = claim["subject"] else { return nil }
        switch kind {
        case "membership": return ["kind": kind, "subject": subject, "object": claim["object"] ?? .null]
        case "observation": return ["kind": kind, "subject": subject, "claim": claim["id"] ?? .null]
        default: return nil
        }
    }
}

extension Datum {
    /// The members of both; those of the other win.
    func merging(_ other: Datum) -> Datum { (other.members ?? []).reduce(self) { $0.with($1.name, $1.value) } }
}
