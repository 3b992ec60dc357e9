// SPDX-License-Identifier: Apache-2.0

import Model
import Register
import Wire

extension Reader {
    func claim(_ writer: inout JSONWriter) throws(Rejection) {
        let id = try Parameters.claimID(parameters["id"], field: "id")
        guard let view = register.claim(id, at: viewpoint.recorded) else {
            throw Rejection(
                .notFound, field: "id", given: id.description, reason: "There is no claim \(id).",
                hint: "The newest is c\(register.assertedCount).")
        }
        writer.key("claim")
        writer.claim(view)
    }

    func claims(_ writer: inout JSONWriter) throws(Rejection) {
        var filter = ClaimFilter()
        filter.kind = try parameters.kind("kind")
        filter.subject = try existing("subject", [])
        filter.object = try existing("object", [])
        filter.about = try existing("about", [])
        filter.naming = try existing("naming", [])
        filter.source = try existing("source", [.source])
        filter.via = try existing("via", [.source])
        filter.locator = try locator()
        filter.includesRetracted = parameters.flag("retracted")
        let page = register.claims(
            filter, from: question.place, limit: question.limit, at: viewpoint.recorded ?? register.head)
        writePage("claims", page.claims, { page.claims[$0].claim.id.number }, next: page.next, &writer) {
            view, writer in
            writer.claim(view)
        }
    }

    private func locator() throws(Rejection) -> Locator? {
        guard let text = parameters.text("locator") else { return nil }
        guard let locator = Locator(text) else {
            throw Rejection(
                .invalid, field: "locator", given: text, reason: "“\(text)” is no place within a source.",
                hint: "Give a page or note, such as “p. 9” or “n. 29”, several, such as “pp. 3-5”, or a word.")
        }
        return locator
    }
}
