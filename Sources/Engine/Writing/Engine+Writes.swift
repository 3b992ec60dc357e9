// SPDX-License-Identifier: Apache-2.0

import Analysis
import Chronology
import Journal
public import Model
import Register
import Wire

extension Engine {
    /// Decides a write, lets the model take it, and submits its records. The reply follows once they are durable.
    func write(_ request: Request, _ caller: Caller) throws(RPCError) {
        let parameters = Parameters(datum: request.params)
        let command: Command
        do { command = try CommandReader(parameters: parameters, register: register).command(request.method) } catch {
            throw RPCError(error)
        }
        if parameters.flag("dryRun") { return try rehearse(command, request, caller) }
        let use = try keyUse(request, caller)
        if let use, try repeats(use, request, caller) { return }
        try checkWritable()
        let transaction = try transact(command, caller)
        try submit(transaction, request, caller, use)
    }

    /// Takes entities and claims that a dataset brings, as one write of the daemon itself.
    ///
    /// - Returns: how many of each were taken. Nothing is, if one is refused.
    public func load(
        _ entities: [Entity], _ assertions: [Assertion], findings: [Datum] = [], by: String
    ) throws(Rejection) -> (entities: Int, claims: Int, findings: Int) {
        let definitions = try definitions(findings, entities)
        let transaction = try register.transact(.load(entities, assertions, definitions), at: recordingTime(), by: by)
        let drafts = drafts(of: transaction, transaction.causes(in: register))
        if let tooLarge = Self.tooLarge(drafts) {
            register.revert(transaction)
            throw tooLarge
        }
        let caller = Caller(route: .none, name: by, role: .operator)
        let request = Request(internal: "load")
        enqueue(transaction, drafts, request, caller, nil, result: [])
        return (entities.count, assertions.count, definitions.count)
    }

    private func rehearse(_ command: Command, _ request: Request, _ caller: Caller) throws(RPCError) {
        let transaction = try transact(command, caller)
        let result = result(of: transaction, transaction.causes(in: register), isRehearsal: true)
        register.revert(transaction)
        respond(request, caller, result: result)
    }

    private func transact(_ command: Command, _ caller: Caller) throws(RPCError) -> Transaction {
        do { return try register.transact(command, at: recordingTime(), by: caller.name) } catch {
            throw RPCError(error)
        }
    }

    func checkWritable() throws(RPCError) {
        if let trouble {
            let now = surroundings.elapsed()
            // Now and then one write is let through, to find out whether the trouble is over.
            guard now >= trouble.tryAgain else { throw trouble.error }
            self.trouble = Trouble(error: trouble.error, since: now)
        }
        guard !pending.isFull else { throw Self.busy("Too many writes wait for the journal.") }
    }

    /// Whether what the daemon records itself could be written. Where nobody else writes, it finds out itself, now and then,
    /// whether a trouble is over.
    var canNote: Bool {
        let isTroubled = trouble.map { surroundings.elapsed() < $0.noteAgain } ?? false
        return !isTroubled && !pending.isFull && !isDraining
    }

    private func submit(
        _ transaction: Transaction, _ request: Request, _ caller: Caller, _ use: IdempotencyKeys.Use?
    ) throws(RPCError) {
        let causes = transaction.causes(in: register)
        let drafts = drafts(of: transaction, causes)
        if let tooLarge = Self.tooLarge(drafts) {
            register.revert(transaction)
            throw RPCError(tooLarge)
        }
        let result = result(of: transaction, causes, isRehearsal: false)
        enqueue(transaction, drafts, request, caller, use, result: result)
    }

    /// Hands a write to the journal, and remembers its key.
    func submit(_ write: PendingWrite) {
        if let use = write.use { keys.remember(use) }
        let entry = write.use.map {
            IdempotencyEntry(by: $0.key.by, key: $0.key.key, digest: $0.digest, reply: write.result)
        }
        pending.add(write)
        effects.append(
            .submit(Batch(token: write.token, first: write.first, drafts: write.drafts, idempotency: entry)))
    }

    func pendingWrite(
        _ request: Request, _ caller: Caller, _ transaction: Transaction, _ drafts: [Draft], first: SequenceNumber,
        result: [UInt8], _ use: IdempotencyKeys.Use?
    ) -> PendingWrite {
        PendingWrite(
            token: nextToken(), request: request, caller: caller, transaction: transaction, drafts: drafts,
            first: first, result: result, use: use, decided: surroundings.elapsed(),
            size: (register.entityCount, register.claimCount))
    }

    private func enqueue(
        _ transaction: Transaction, _ drafts: [Draft], _ request: Request, _ caller: Caller,
        _ use: IdempotencyKeys.Use?, result: [UInt8]
    ) {
        guard let first = transaction.facts.first?.stamp.sequence else {
            return respond(request, caller, result: result)
        }
        submit(pendingWrite(request, caller, transaction, drafts, first: first, result: result, use))
        touchFindings(transaction)
    }

    private func drafts(of transaction: Transaction, _ causes: [SlotKey: [ClaimID]]) -> [Draft] {
        transaction.facts.map { Recording.draft($0, in: register) }
            + transaction.changes.map { Recording.draft($0, cause: causes[$0.change.slot] ?? [], in: register) }
    }

    private static func tooLarge(_ drafts: [Draft]) -> Rejection? {
        guard let position = drafts.firstIndex(where: { $0.byteCount > JournalLimits.recordBytes }) else { return nil }
        return Rejection(
            .tooLarge, field: "", given: "item \(position)",
            reason: "A record of \(drafts[position].byteCount) bytes is too large.",
            hint: "At most \(JournalLimits.recordBytes) are allowed; shorten notes and texts, or split it.")
    }

    /// The result of a write: what was given ids, and what it changed, or would.
    private func result(
        of transaction: Transaction, _ causes: [SlotKey: [ClaimID]], isRehearsal: Bool
    ) -> [UInt8] {
        var writer = JSONWriter()
        writer.beginObject()
        let head = isRehearsal ? transaction.facts.first?.stamp.sequence.previous : nil
        writer.member("sequence", (head ?? register.head).value)
        if let defined = transaction.facts.lazy.compactMap(\.fact.defined).first {
            writer.key(escaping: Definition.nameField(defined.sort))
            writer.string(defined.name.text)
        }
        if !transaction.claimIDs.isEmpty {
            writer.member("ids", isRehearsal ? [] : transaction.claimIDs)
        } else {
            let registered = transaction.facts.compactMap(\.fact.registered)
            if !registered.isEmpty { writer.member("ids", registered) }
        }
        writer.key("changes")
        writer.beginArray()
        for change in transaction.changes.prefix(Catalogue.mostChanges).map(\.change) {
            // The reply is kept beside its key, where there is a limit; all changes are published.
            guard writer.count < EngineLimits.changesBytes else { break }
            writer.change(change, cause: causes[change.slot] ?? [], in: register)
        }
        writer.endArray()
        writer.member("changeCount", Int64(transaction.changes.count))
        writer.endObject()
        return writer.finish()
    }
}

extension Transaction {
    /// The claims whose assertion, retraction or ranking did what was changed, by their slots.
    fileprivate func causes(in register: Register) -> [SlotKey: [ClaimID]] {
        var causes: [SlotKey: [ClaimID]] = [:]
        for fact in facts.lazy.map(\.fact) {
            switch fact {
            case .claimAsserted(let id, _), .claimRetracted(let id, _), .claimRanked(let id, _, _):
                if let slot = register.slot(of: id) { causes[slot, default: []].append(id) }
            case .entityRegistered, .sourceRetracted, .defined, .undefined: break
            }
        }
        return causes
    }
}

extension Fact {
    /// What was defined, if that is what happened.
    fileprivate var defined: Definition? {
        if case .defined(let definition) = self { definition } else { nil }
    }

    /// The entity that was registered, if that is what happened.
    fileprivate var registered: EntityID? {
        if case .entityRegistered(let entity) = self { entity.id } else { nil }
    }
}
