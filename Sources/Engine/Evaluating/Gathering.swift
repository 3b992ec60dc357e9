// SPDX-License-Identifier: Apache-2.0

import Analysis
import Chronology
import Model
import Register

/// Answers of the register for an evaluation, gathered in slices.
///
/// Where a slice's budget is spent, it stops, and the next slice goes on at the same slot. What was answered in full is
/// kept, so that an evaluation that is made again finds all that it has asked before.
final class Gathering {
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

    /// Gathers what an evaluation asked, for one slice; false where there is more to do.
    func gather(_ wanted: Wanted, _ register: Register, _ viewpoint: Viewpoint) -> Bool {
        open(register, viewpoint)
        defer { source = nil }
        for id in wanted.entities where entities[id] == nil { entities[id] = .some(source?.entity(id)) }
        for inquiry in wanted.answers where answers[inquiry] == nil {
            answers[inquiry] = gather(inquiry, &begunAnswer) { source, key in source.statement(key).map { [$0] } ?? [] }
        }
        for inquiry in wanted.histories where histories[inquiry] == nil {
            histories[inquiry] = gather(inquiry, &begunHistory) { source, key in source.stints(key) }
        }
        for inquiry in wanted.sequels where sequels[inquiry] == nil {
            sequels[inquiry] = gather(inquiry, &begunSequel) { source, key in source.laterStints(key) }
        }
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

    /// Goes over the slots of an inquiry, from where an earlier slice left off; nil where the budget is spent before.
    private func gather<Item>(
        _ inquiry: Inquiry, _ begun: inout Begun<Item>?, _ items: (RegisterSource, SlotKey) -> [Item]
    ) -> [Item]? {
        guard !isCut, let source else { return nil }
        let earlier = begun?.inquiry == inquiry ? begun : nil
        begun = nil
        // To find the slots costs something, too, however few they are.
        guard earlier != nil || spend() else { return nil }
        var work = earlier ?? Begun(inquiry: inquiry, keys: source.keys(inquiry)[...])
        while let key = work.keys.first {
            guard spend() else {
                begun = work
                return nil
            }
            work.keys.removeFirst()
            work.found += items(source, key)
        }
        return work.found
    }

    /// Spends one unit of the slice's budget; false where there is none left, which ends the slice.
    private func spend() -> Bool {
        budget -= 1
        isCut = budget < 0
        return !isCut
    }
}

extension Viewpoint {
    /// Whether timelines that are kept for the newest knowledge answer, rather than such as have to be computed.
    fileprivate var isPlain: Bool { known == nil && recorded == nil && whatIf.isEmpty }
}
