// SPDX-License-Identifier: Apache-2.0

import Analysis
import Chronology
import Journal
import Model
import Register
import Wire

// Records that make nothing of the model: what follows from it, and what plugins tell.
extension Engine {
    /// Writes a record that follows from the model, which nobody waits for. One that is too large, which the limits of its
    /// parts are to prevent, is left out: it would be refused for ever.
    func submit(
        note draft: Draft, _ use: IdempotencyKeys.Use, answers: [Definition.Name: Verdict] = [:]
    ) {
        guard draft.byteCount <= JournalLimits.recordBytes else { return }
        trouble = trouble.map { Trouble(error: $0.error, since: surroundings.elapsed()) }
        let transaction = register.note(1, at: Instant(milliseconds: draft.at), by: draft.by)
        let caller = Caller(route: .none, name: Recording.daemon, role: .operator)
        var write = pendingWrite(
            Request(internal: "note"), caller, transaction, [draft], first: register.head, result: Array("{}".utf8),
            use)
        write.isNote = true
        write.answers = answers
        submit(write)
    }

    /// Writes a record that a peer tells and that makes nothing of the model. The reply follows once it is durable.
    func record(_ draft: Draft, _ request: Request, _ caller: Caller, _ use: IdempotencyKeys.Use?) {
        let transaction = register.note(1, at: Instant(milliseconds: draft.at), by: draft.by)
        var writer = JSONWriter(capacity: 64)
        writer.beginObject()
        writer.member("sequence", register.head.value)
        writer.endObject()
        submit(
            pendingWrite(
                request, caller, transaction, [draft], first: register.head, result: writer.finish(), use))
    }
}
