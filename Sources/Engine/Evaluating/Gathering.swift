// SPDX-License-Identifier: Apache-2.0

import Analysis
import Chronology
import Model
import Register

/// Answers of the register for an evaluation, gathered in slices.
///
/// An evaluation is a pure function of what it asks. So it need not pause: where a slice's budget is spent, what it asks
/// further is answered with nothing, its result is thrown away, and the next slice runs it again over all that has been
/// gathered by then. It ends with the first run that was answered in full.
final class Gathering: StatementSource {
    /// What was answered in full.
    private var answers: [Inquiry: [Statement]] = [:]
    private var histories: [Inquiry: [Stint]] = [:]
    private var sequels: [Inquiry: [Stint]] = [:]
    private var begunAnswer: Begun<Statement>?
    private var begunHistory: Begun<Stint>?
    private var begunSequel: Begun<Stint>?
    private var entities: [EntityID: Entity?] = [:]
    private var isCut = false
    private var budget = 0
    /// The register, for as long as a slice lasts: to hold it longer would make the next write copy it.
    private var source: RegisterSource?

    /// An inquiry that is not answered in full yet.
    private struct Begun<Item> {
        let inquiry: Inquiry
        var keys: ArraySlice<SlotKey>
        var found: [Item] = []
    }

    /// Runs an evaluation for one slice; nil where it was not answered in full and is to be run again.
    func slice<Result>(
        _ register: Register, _ viewpoint: Viewpoint, _ evaluate: (Situation) throws(Rejection) -> Result
    ) throws(Rejection) -> Result? {
        open(register, viewpoint)
        defer { source = nil }
        let situation = Situation(on: viewpoint.on, self, answers: answers, histories: histories)
        do {
            let result = try evaluate(situation)
            return isCut ? nil : result
        } catch {
            // What was cut short may be the only reason for the refusal.
            if isCut { return nil }
            throw error
        }
    }

    /// Gathers what an evaluation elsewhere asked, for one slice; false where there is more to do.
    func gather(_ wanted: Wanted, _ register: Register, _ viewpoint: Viewpoint) -> Bool {
        open(register, viewpoint)
        defer { source = nil }
        for id in wanted.entities { _ = entity(id) }
        for inquiry in wanted.answers where answers[inquiry] == nil { _ = statements(inquiry) }
        for inquiry in wanted.histories where histories[inquiry] == nil { _ = history(inquiry) }
        for inquiry in wanted.sequels { _ = sequel(inquiry) }
        return !isCut
    }

    private func open(_ register: Register, _ viewpoint: Viewpoint) {
        source = RegisterSource(register, viewpoint)
        budget = viewpoint.isPlain ? EngineLimits.sliceSlots : EngineLimits.sliceTimelines
        isCut = false
    }

    /// All that was answered in full, as a value.
    func side(on day: Day) -> GatheredSide {
        GatheredSide(on: day, answers: answers, histories: histories, sequels: sequels, entities: entities)
    }

    func statements(_ inquiry: Inquiry) -> [Statement] {
        let found = gather(inquiry, &begunAnswer) { source, key in source.statement(key).map { [$0] } ?? [] }
        if let found { answers[inquiry] = found }
        return found ?? []
    }

    func history(_ inquiry: Inquiry) -> [Stint] {
        let found = gather(inquiry, &begunHistory) { source, key in source.stints(key) }
        if let found { histories[inquiry] = found }
        return found ?? []
    }

    func sequel(_ inquiry: Inquiry) -> [Stint] {
        if let known = sequels[inquiry] { return known }
        let found = gather(inquiry, &begunSequel) { source, key in source.laterStints(key) }
        if let found { sequels[inquiry] = found }
        return found ?? []
    }

    /// Goes over the slots of an inquiry, from where an earlier slice left off; nil where the budget is spent before.
    private func gather<Item>(
        _ inquiry: Inquiry, _ begun: inout Begun<Item>?, _ items: (RegisterSource, SlotKey) -> [Item]
    ) -> [Item]? {
        guard !isCut, let source else { return nil }
        let earlier = begun?.inquiry == inquiry ? begun : nil
        begun = nil
        var work = earlier ?? Begun(inquiry: inquiry, keys: source.keys(inquiry)[...])
        while let key = work.keys.first {
            guard budget > 0 else {
                isCut = true
                begun = work
                return nil
            }
            budget -= 1
            work.keys.removeFirst()
            work.found += items(source, key)
        }
        return work.found
    }

    func entity(_ id: EntityID) -> Entity? {
        if let known = entities[id] { return known }
        let found = source?.entity(id)
        entities[id] = .some(found)
        return found
    }

    func ids(of kinds: [EntityKind]) -> [EntityID] { source?.ids(of: kinds) ?? [] }
}

extension Viewpoint {
    /// Whether timelines that are kept for the newest knowledge answer, rather than such as have to be computed.
    fileprivate var isPlain: Bool { known == nil && recorded == nil && whatIf.isEmpty }
}
