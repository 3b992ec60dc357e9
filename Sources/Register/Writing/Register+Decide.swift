// SPDX-License-Identifier: Apache-2.0

import Model

extension Register {
    /// Checks a command item by item against the model as the items before it have left it, and carries each out.
    mutating func decide(
        _ command: Command, in transaction: inout Transaction
    ) throws(Rejection) {
        switch command {
        case .register(let entities):
            try decide(entities, in: &transaction)
        case .assert(let assertions):
            try decide(assertions, in: &transaction)
        case .load(let entities, let assertions, let definitions):
            try decide(entities, in: &transaction)
            try decide(assertions, in: &transaction)
            for definition in definitions { try decide(definition, in: &transaction) }
        case .define(let definition): try decide(definition, in: &transaction)
        case .undefine(let sort, let name, let reason):
            try checkReason(reason)
            _ = try self.definition(sort, name, field: Definition.nameField(sort))
            carryOut(.undefined(sort, name, reason: reason), in: &transaction)
        case .retract(let ids, let reason):
            try decideRetraction(of: ids, reason: reason, in: &transaction)
        case .retractSource(let id, let reason):
            try decideRetraction(ofSource: id, reason: reason, in: &transaction)
        case .rank(let id, let rank, let reason):
            try checkReason(reason)
            let stored = try standingClaim(id, field: "id")
            guard stored.rank(at: nil) != rank else {
                throw Rejection(
                    .conflict, field: "rank", given: rank.rawValue,
                    reason: "\(id) has the rank “\(rank.rawValue)” already.")
            }
            carryOut(.claimRanked(id, rank, reason: reason), in: &transaction)
        }
    }

    private mutating func decide(
        _ definition: Definition, in transaction: inout Transaction
    ) throws(Rejection) {
        let isNew = definitions.content(definition.sort, definition.name, at: nil) == nil
        guard !isNew || definitions.count(definition.sort) < Definition.most else {
            throw Rejection(
                .tooLarge, field: "", given: definition.name.text,
                reason: "There are \(Definition.most) of the sort “\(definition.sort.rawValue)” already.",
                hint: "Remove one that is no longer needed.")
        }
        carryOut(.defined(definition), in: &transaction)
    }

    private mutating func decide(
        _ entities: [Entity], in transaction: inout Transaction
    ) throws(Rejection) {
        for (position, entity) in entities.enumerated() {
            do { try check(entity) } catch { throw error.within("entities[\(position)]") }
            carryOut(.entityRegistered(entity), in: &transaction)
        }
    }

    private mutating func decide(
        _ assertions: [Assertion], in transaction: inout Transaction
    ) throws(Rejection) {
        for (position, assertion) in assertions.enumerated() {
            do { try check(assertion) } catch { throw error.within("claims[\(position)]") }
            let id = nextClaimID
            transaction.claimIDs.append(id)
            carryOut(.claimAsserted(id, assertion), in: &transaction)
        }
    }

    private mutating func decideRetraction(
        of ids: [ClaimID], reason: String, in transaction: inout Transaction
    ) throws(Rejection) {
        try checkReason(reason)
        for (position, id) in ids.enumerated() {
            _ = try standingClaim(id, field: "ids[\(position)]")
            carryOut(.claimRetracted(id, reason: reason), in: &transaction)
        }
    }

    private mutating func decideRetraction(
        ofSource id: EntityID, reason: String, in transaction: inout Transaction
    ) throws(Rejection) {
        try checkReason(reason)
        let index = try entity(id, of: [.source], field: "source")
        let citing = (claims.citing[index] ?? []).map { claims.claims[Int($0) - 1] }
        let affected = citing.filter { $0.retracted == nil && cites($0.claim, index) }
        guard !affected.isEmpty else {
            throw Rejection(
                .conflict, field: "source", given: id.text, reason: "No claim that stands cites “\(id)”.",
                hint: "Nothing was changed.")
        }
        carryOut(.sourceRetracted(id, reason: reason), in: &transaction)
        for stored in affected where liveCitations(of: stored.claim, at: nil).isEmpty {
            carryOut(.claimRetracted(stored.claim.id, reason: reason), in: &transaction)
        }
    }

    /// Whether a claim still cites a source, directly or as the one behind.
    private func cites(_ claim: Claim, _ source: EntityIndex) -> Bool {
        let id = entities[source].id
        return !isRetracted(source, since: claim.recorded.sequence, at: nil)
            && claim.assertion.citations.contains { $0.source == id || $0.via == id }
    }

    private func checkReason(_ reason: String) throws(Rejection) {
        guard !reason.isEmpty, reason.utf8.count <= Command.longestReason else {
            throw Rejection(
                .invalid, field: "reason", given: reason, reason: "A reason is needed.",
                hint: "Give one of 1 to \(Command.longestReason) bytes; it is recorded.")
        }
    }

    private func standingClaim(_ id: ClaimID, field: String) throws(Rejection) -> StoredClaim {
        guard let stored = claims[id] else {
            throw Rejection(
                .notFound, field: field, given: id.description, reason: "There is no claim \(id).",
                hint: claims.count == 0 ? "There are no claims yet." : "The claims are c1 to c\(claims.count).")
        }
        guard stored.retracted == nil else {
            throw Rejection(
                .conflict, field: field, given: id.description, reason: "\(id) was taken back already.",
                hint: "Assert it anew, if it holds after all.")
        }
        return stored
    }
}
