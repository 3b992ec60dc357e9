// SPDX-License-Identifier: Apache-2.0

import Chronology
import Model

extension Resolver {
    /// What each source says over time.
    func accounts() -> [Explanation.Account] {
        var order: [Voice] = []
        for report in witnesses.lazy.flatMap(\.reports) where !order.contains(report.source) {
            order.append(report.source)
        }
        return order.map { voice in
            let claims = witnesses.filter { $0.reports.contains { $0.source == voice } }
            return Explanation.Account(
                source: sourceID(voice), reliability: reliability(voice), horizon: horizons[voice] ?? .distantPast,
                claims: claimIDs(claims), timelines: voices.compactMap { aspectTimeline($0, of: voice) })
        }
    }

    /// What was decided on each aspect on a day, and by which rule.
    func steps(on day: Day) -> [Explanation.Step] {
        voices.compactMap { aspect in
            let isStatus = aspect.aspect == kind.decisiveAspect
            let all = spoken(aspect, on: day)
            let left = left(of: all)
            guard let best = best(left, isStatus: isStatus) else { return nil }
            return Explanation.Step(
                aspect: aspect.aspect, knowing: sources(all) { $0.basis == .known },
                presuming: sources(all) { $0.basis == .presumed }, answeredBy: sourceID(best.voice),
                rule: left.count == 1 ? rule(best, among: all) : rule(best, among: left, isStatus: isStatus))
        }
    }

    /// The rule by which one saying was left alone.
    private func rule(_ best: VoicedSaying, among all: [VoicedSaying]) -> Explanation.Rule {
        if best.voice == .whatIf { return .assumed }
        if all.count == 1 { return .onlyVoice }
        return best.saying.basis == .known ? .knowledge : .spokeLast
    }

    /// The rule by which the best saying stands above the next that contradicts it.
    private func rule(_ best: VoicedSaying, among left: [VoicedSaying], isStatus: Bool) -> Explanation.Rule {
        if best.voice == .whatIf { return .assumed }
        let others = left.filter { $0.voice != best.voice }
        let contradicting = others.filter { !$0.saying.isCompatible(with: best.saying, isStatus: isStatus) }
        guard !contradicting.isEmpty else {
            return others.contains { !standing(best, $0).isAbove } ? .certain : .agreement
        }
        let next = contradicting.max { standing($1, $0).isAbove }
        return next.map { standing(best, $0).rule } ?? .agreement
    }

    private func sources(_ all: [VoicedSaying], _ isWanted: (Saying) -> Bool) -> [EntityID] {
        all.filter { isWanted($0.saying) }.compactMap { sourceID($0.voice) }.sorted()
    }

    private func aspectTimeline(_ aspect: AspectVoices, of voice: Voice) -> Explanation.AspectTimeline? {
        guard let timeline = aspect.timelines.first(where: { $0.voice == voice })?.timeline else { return nil }
        var stretches: [Explanation.Stretch] = []
        var sweep = SourceSweep(timeline)
        let days = breakpoints
        for (position, first) in days.enumerated() {
            guard let saying = sweep.saying(on: first) else { continue }
            let last = position + 1 < days.count ? days[position + 1].previous : .distantFuture
            let stretch = Explanation.Stretch(
                days: DayRange(joining: first, last), said: saying.variant.said, certainty: saying.certainty,
                basis: saying.basis, isDivided: !saying.divided.isEmpty)
            if let previous = stretches.last, previous.continues(as: stretch) {
                stretches[stretches.count - 1].days = DayRange(joining: previous.days.first, last)
            } else {
                stretches.append(stretch)
            }
        }
        return Explanation.AspectTimeline(aspect: aspect.aspect, stretches: stretches)
    }
}

extension Explanation.Stretch {
    /// Whether the next stretch says the same, so that both are one.
    fileprivate func continues(as next: Explanation.Stretch) -> Bool {
        days.last.next == next.days.first && said == next.said && certainty == next.certainty && basis == next.basis
            && isDivided == next.isDivided
    }
}
