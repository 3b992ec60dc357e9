// SPDX-License-Identifier: Apache-2.0

import Analysis
import Model
import Wire

/// Checks a plan whole, before anything of it is sent: every item against the register and the items before it.
struct ImportCheck {
    /// The most mistakes that are told; all are counted.
    static let mostFaults = 1_000

    private var directory: RegisteredEntities
    /// The claims that the file has written so far, each with the sources and those behind them that its citations need.
    private var written: [ClaimID: [[EntityID]]] = [:]
    private var withdrawn: Set<ClaimID> = []
    /// The findings and scenarios that stand by what the file has said so far.
    private var defined: [Definition.Sort: Set<Definition.Name>] = [:]
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
            } catch { add(item.fault(error)) }
        }
        return items
    }

    private mutating func add(_ fault: String) {
        total += 1
        if faults.count < Self.mostFaults { faults.append(fault) }
    }

    /// Whether a step is still to be done; throws why it cannot be.
    private mutating func accept(_ step: ImportPlan.Step) throws(Rejection) -> Bool {
        switch step {
        case .entity(let entity, let isFallback):
            try directory.check(entity)
            if !isFallback || directory.kind(of: entity.id) == nil { directory.add(entity) }
        case .claim(let claim, let id):
            try directory.check(claim)
            if let id { try note(claim, id) }
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
        case .definition(let definition, _):
            try check(definition)
            defined[definition.sort, default: []].insert(definition.name)
        case .removal(let sort, let name, _): try remove(name, sort)
        }
        return true
    }

    private mutating func note(_ claim: Assertion, _ id: ClaimID) throws(Rejection) {
        guard written[id] == nil else {
            throw Rejection(.conflict, field: "id", given: id.description, reason: "\(id) is in this file already.")
        }
        written[id] = claim.citations.map(\.sources)
    }

    /// Whether a definition can be taken in: a finding can be read, and the what-ifs of a scenario asserted.
    private func check(_ definition: Definition) throws(Rejection) {
        guard definition.sort == .scenario else {
            _ = try Finding(reading: definition.content, in: directory)
            return
        }
        guard let assumed = definition.content["whatIf"]?.elements, assumed.count <= Method.mostWhatIfs else {
            throw Rejection(
                .invalid, field: "whatIf", given: definition.content["whatIf"]?.summary,
                reason: "A scenario is a list of claims.", hint: "It has at most \(Method.mostWhatIfs) of them.")
        }
        for (position, datum) in assumed.enumerated() {
            do { try directory.check(try Assertion(reading: datum, isHypothetical: true)) } catch {
                throw error.within("whatIf[\(position)]")
            }
        }
    }

    private mutating func remove(_ name: Definition.Name, _ sort: Definition.Sort) throws(Rejection) {
        guard defined[sort]?.remove(name) != nil else {
            throw Rejection(
                .notFound, field: Definition.nameField(sort), given: name.text,
                reason: "No \(sort.rawValue) “\(name)” stands before this line.",
                hint: "A history is imported whole, from its first line on.")
        }
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
