// SPDX-License-Identifier: Apache-2.0

import Model
import NamedUUID
import Wire

/// Items that are written by one call, whole or not at all.
struct ImportBatch {
    /// The most items of one call, and the most bytes of them as JSON: small enough for progress to be seen and for others
    /// to get their turn, large enough that commits do not count.
    static let mostItems = 500
    static let mostBytes = 2 << 20

    /// The items, all of one sort.
    private(set) var items: [ImportPlan.Item] = []
    private var bytes = 0

    /// Cuts a plan into batches, in its order.
    static func cut(_ items: [ImportPlan.Item]) -> [ImportBatch] {
        var batches: [ImportBatch] = []
        var batch = ImportBatch()
        for item in items {
            if batch.add(item) { continue }
            batches.append(batch)
            batch = ImportBatch()
            _ = batch.add(item)
        }
        return batch.items.isEmpty ? batches : batches + [batch]
    }

    /// Adds an item; false where it needs a call of its own.
    private mutating func add(_ item: ImportPlan.Item) -> Bool {
        let size = item.step.size
        if let last = items.last {
            guard last.step.joins(item.step), items.count < Self.mostItems, bytes + size <= Self.mostBytes else {
                return false
            }
        }
        items.append(item)
        bytes += size
        return true
    }

    /// The method that writes them.
    var method: String {
        switch items.first?.step {
        case .entity: "entity.register"
        case .claim: "claim.assert"
        case .ranking: "claim.rank"
        case .definition(let definition, _): definition.sort == .finding ? "finding.define" : "scenario.save"
        case .removal(let sort, _, _): sort == .finding ? "finding.remove" : "scenario.remove"
        case .retraction, .sourceRetraction, nil: "claim.retract"
        }
    }

    /// What its ordinal is counted by: the method, and for a definition also its name, so that its key stays the same
    /// when a later run leaves others alone.
    var series: String {
        switch items.first?.step {
        case .definition(let definition, _): "\(method) \(definition.name)"
        case .removal(_, let name, _): "\(method) \(name)"
        default: method
        }
    }

    /// What the method is called with.
    ///
    /// - Parameter ids: the ids that the register gave to claims that the file calls otherwise.
    func params(_ ids: [ClaimID: String]) -> [Datum.Member] {
        func id(_ written: ClaimID) -> Datum { .string(ids[written] ?? written.description) }
        switch items.first?.step {
        case .entity, .claim:
            return [.init(method == "claim.assert" ? "claims" : "entities", .array(items.map(\.step.datum)))]
        case .retraction(_, let reason):
            let claims: [Datum] = items.compactMap {
                if case .retraction(let claim, _) = $0.step { id(claim) } else { nil }
            }
            return [.init("ids", .array(claims)), .init("reason", .string(reason))]
        case .sourceRetraction(let source, let reason):
            return [.init("source", .string(source.text)), .init("reason", .string(reason))]
        case .ranking(let claim, let rank, let reason):
            return [
                .init("id", id(claim)), .init("rank", .string(rank.rawValue)), .init("reason", .string(reason)),
            ]
        case .definition(let definition, _):
            let isFinding = definition.sort == .finding
            return isFinding ? [.init("finding", definition.content)] : definition.content.members ?? []
        case .removal(let sort, let name, let reason):
            return [.init(Definition.nameField(sort), .string(name.text)), .init("reason", .string(reason))]
        case nil: return []
        }
    }

    /// The idempotency key of a batch: the same batch of the same import always has the same one, so that what an earlier
    /// run has written is not written again. A definition that replaces another one than it did then is not the same.
    ///
    /// - Parameters:
    ///   - params: what the method is called with.
    ///   - ordinal: how many batches of the same series came before it, since two may be alike.
    func key(_ params: [Datum.Member], ordinal: Int) -> String {
        var members = [Datum.Member("method", .string(method)), .init("ordinal", .integer(Int64(ordinal)))] + params
        if case .definition(_, let replaced?) = items.first?.step { members.append(.init("replacing", replaced)) }
        var writer = JSONWriter()
        writer.write(.object(members))
        return "import-\(NamedUUID(writer.finish(), in: Self.space))"
    }

    private static let space = NamedUUID("import.registan.invalid", in: .domains)
}

extension ImportPlan.Step {
    /// Whether another step can be written by the same call.
    fileprivate func joins(_ other: ImportPlan.Step) -> Bool {
        switch (self, other) {
        case (.entity, .entity), (.claim, .claim): true
        case (.retraction(_, let reason), .retraction(_, let another)): reason == another
        default: false
        }
    }

    /// The entity or claim as the wire has it; null for what has a call of its own.
    fileprivate var datum: Datum {
        switch self {
        case .entity(let entity, _): .object(entity.members)
        case .claim(let claim, _): .object(claim.members)
        case .retraction, .sourceRetraction, .ranking, .definition, .removal: .null
        }
    }

    /// The size of that as JSON, in bytes.
    fileprivate var size: Int {
        var writer = JSONWriter()
        writer.write(datum)
        return writer.finish().count
    }
}
