// SPDX-License-Identifier: Apache-2.0

import Configuration
import Model

/// Checks a plan whole, before anything of it is sent: every item against the register and the items before it.
struct ImportCheck {
    /// The most mistakes that are told; all are counted.
    static let mostFaults = 1_000

    private var directory: RegisteredEntities
    /// The claims that the file has written so far, each with the sources and those behind them that its citations need.
    private var written: [ClaimID: [[EntityID]]] = [:]
    private var withdrawn: Set<ClaimID> = []
    private(set) var faults: [String] = []
    private(set) var total = 0

    init(_ directory: RegisteredEntities) { self.directory = directory }

    /// The plan without what repeats what another item does: claims that fell with their last source.
    mutating func run(_ plan: ImportPlan) -> [ImportPlan.Item] {
        var items: [ImportPlan.Item] = []
        items.reserveCapacity(plan.items.count)
        for item in plan.items {
            do throws(Rejection) {
                if try accept(item.step) { items.append(item) }
            } catch { add(error, at: item.place) }
        }
        return items
    }

    private mutating func add(_ rejection: Rejection, at place: ConfigurationError.Place) {
        total += 1
        guard faults.count < Self.mostFaults else { return }
        let reason = [rejection.reason, rejection.hint].compactMap { $0 }.joined(separator: " ")
        let field = rejection.field.isEmpty ? "" : "\(rejection.field): "
        faults.append("\(place): \(field)\(reason)")
    }

    /// Whether a step is still to be done; throws why it cannot be.
    private mutating func accept(_ step: ImportPlan.Step) throws(Rejection) -> Bool {
        switch step {
        case .entity(let entity, let isFallback):
            try directory.check(entity)
            if !isFallback || directory.kind(of: entity.id) == nil { directory.add(entity) }
        case .claim(let claim, let id):
            try directory.check(claim)
            guard let id else { return true }
            guard written[id] == nil else {
                throw Rejection(.conflict, field: "id", given: id.description, reason: "\(id) is in this file already.")
            }
            written[id] = claim.citations.map(\.sources)
        case .retraction(let id, _):
            let citations = try citations(of: id)
            guard !withdrawn.contains(id) else {
                throw Rejection(.conflict, field: "id", given: id.description, reason: "\(id) was taken back already.")
            }
            withdrawn.insert(id)
            return !citations.isEmpty
        case .sourceRetraction(let source, _):
            try directory.require(source, of: [.source], field: "source")
            for id in written.keys { written[id]?.removeAll { $0.contains(source) } }
        case .ranking(let id, _, _): _ = try citations(of: id)
        }
        return true
    }

    private func citations(of id: ClaimID) throws(Rejection) -> [[EntityID]] {
        guard let citations = written[id] else {
            throw Rejection(
                .notFound, field: "id", given: id.description, reason: "The file has no claim \(id) before this line.",
                hint: "A history is imported whole, from its first line on.")
        }
        return citations
    }
}
