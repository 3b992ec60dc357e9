// SPDX-License-Identifier: Apache-2.0

import Chronology
import Model

/// Resolves the claims of one slot, as seen from one viewpoint, into an answer for any day.
///
/// Field by field: each source has one timeline; sources that know stand above those that presume; among those that
/// are left, the one of highest standing answers, and what contradicts it is kept beside it.
struct Resolver {
    let kind: KindIndex
    let witnesses: [Witness]
    let voices: [AspectVoices]
    let grading: Grading
    /// The last day of which each source can speak from knowledge in this slot.
    let horizons: [Voice: Day]

    /// What is known of sources at the viewpoint.
    struct Grading {
        let id: (EntityIndex) -> EntityID
        let reliability: (EntityIndex) -> Reliability
        /// The end of the time that a source says it covers.
        let coversUntil: (EntityIndex) -> Day?
    }

    /// The sources that speak of one aspect.
    struct AspectVoices {
        let aspect: Aspect
        let timelines: [(voice: Voice, timeline: SourceTimeline)]
    }

    init(kind: KindIndex, witnesses: [Witness], grading: Grading) {
        let taking = witnesses.filter { $0.rank != .deprecated }
        self.kind = kind
        self.witnesses = taking
        self.grading = grading
        let horizons = Self.horizons(taking, grading)
        self.horizons = horizons
        let decisive = kind.decisiveAspect
        voices = kind.aspects.compactMap { aspect in
            let timelines = Self.timelines(taking, aspect, kind.kind, horizons, isStatus: aspect == decisive)
            return timelines.isEmpty ? nil : AspectVoices(aspect: aspect, timelines: timelines)
        }
    }

    /// The days on which an answer may change: between two of them it cannot.
    var breakpoints: [Day] {
        var days: Set<Day> = [.distantPast]
        for witness in witnesses {
            days.formUnion([witness.start.first, witness.start.last, witness.end.first.next, witness.end.last.next])
        }
        for voice in voices {
            for (_, timeline) in voice.timelines where timeline.horizon != .distantFuture {
                days.insert(timeline.horizon.next)
            }
        }
        return days.sorted()
    }

    /// The answer for a day.
    func answer(on day: Day) -> Answer { answer(on: day, spoken: voices.map { spoken($0, on: day) }) }

    /// The answer for a day on which that is said of each aspect, in the order of `voices`.
    func answer(on day: Day, spoken: [[VoicedSaying]]) -> Answer {
        var aspects: [AspectAnswer] = []
        for (voices, all) in zip(voices, spoken) {
            guard let answer = answer(on: voices.aspect, of: all) else { continue }
            aspects.append(answer)
            guard voices.aspect == kind.decisiveAspect, answer.said == .nothing else { continue }
            return Answer(state: .none, aspects: aspects)
        }
        guard let decisive = aspects.first, decisive.aspect == kind.decisiveAspect else { return .unknown }
        if decisive.said == .value(.token(ClaimKind.noneToken)), kind.kind.statusPosition != nil {
            return Answer(state: .none, aspects: [decisive])
        }
        return Answer(state: .holds, aspects: aspects.filter { $0.said != .nothing }, objects: objects(on: day))
    }

    /// What each source says of an aspect on a day; those that are silent are left out.
    func spoken(_ voices: AspectVoices, on day: Day) -> [VoicedSaying] {
        voices.timelines.compactMap { voice, timeline in
            timeline.saying(on: day).map { VoicedSaying(voice: voice, saying: $0) }
        }
    }

    /// The objects of the claims that may be in force, where all of them hold together.
    private func objects(on day: Day) -> [EntityID] {
        guard case .shared(object: .collected, _) = kind.kind.slot else { return [] }
        return Set(witnesses.filter { $0.coverage(of: day) != .no }.compactMap(\.assertion.object)).sorted()
    }

    // MARK: Across sources

    private func answer(on aspect: Aspect, of all: [VoicedSaying]) -> AspectAnswer? {
        let isStatus = aspect == kind.decisiveAspect
        let left = left(of: all)
        guard let best = best(left, isStatus: isStatus) else { return nil }
        let isAside = { (saying: Saying) in !saying.isCompatible(with: best.saying, isStatus: isStatus) }
        let others = all.filter { one in !left.contains { $0.voice == one.voice } }
        return AspectAnswer(
            aspect: aspect, said: best.saying.variant.said, certainty: best.saying.certainty,
            basis: best.saying.basis, claims: claims(agreeing: left, with: best.saying, isStatus: isStatus),
            superseded: variants(others.filter { isAside($0.saying) }.map { ($0.voice, $0.saying.variant) }, isStatus),
            contested: variants(contradictions(left, best, isStatus: isStatus), isStatus),
            alternatives: variants(best.saying.alternatives.map { (best.voice, $0) }, isStatus))
    }

    /// The sayings among which the answer is found: what-ifs alone; else those of sources that know; else, of the open
    /// ends that are carried on, those of the sources that spoke last. So what one source's knowledge set aside while it
    /// lasted does not come back when that source, too, has fallen silent.
    func left(of all: [VoicedSaying]) -> [VoicedSaying] {
        let whatIf = all.filter { $0.voice == .whatIf }
        guard whatIf.isEmpty else { return whatIf }
        let knowing = all.filter { $0.saying.basis == .known }
        guard knowing.isEmpty else { return knowing }
        let latest = all.lazy.compactMap { horizons[$0.voice] }.max()
        return all.filter { horizons[$0.voice] == latest }
    }

    /// The saying of highest standing; where all are compatible, a certain one comes before those that waver.
    func best(_ left: [VoicedSaying], isStatus: Bool) -> VoicedSaying? {
        let ordered = left.sorted { stands($0, above: $1) }
        guard let first = ordered.first else { return nil }
        guard first.saying.certainty != .certain,
            let certain = ordered.first(where: { $0.saying.certainty == .certain }),
            ordered.allSatisfy({ $0.saying.isCompatible(with: certain.saying, isStatus: isStatus) })
        else { return first }
        return certain
    }

    private func stands(_ a: VoicedSaying, above b: VoicedSaying) -> Bool { standing(a, b).isAbove }

    /// Whether one saying stands above another, and the first rule by which they differ: rank, reliability of the
    /// source, credibility, latest reported, latest recorded.
    func standing(_ a: VoicedSaying, _ b: VoicedSaying) -> (isAbove: Bool, rule: Explanation.Rule) {
        let (x, y) = (a.saying.variant.witnesses[0], b.saying.variant.witnesses[0])
        if x.rank != y.rank { return (x.rank > y.rank, .rank) }
        let (p, q) = (reliability(a.voice).standing, reliability(b.voice).standing)
        if p != q { return (p < q, .reliability) }
        let (c, d) = (x.assertion.credibility.standing, y.assertion.credibility.standing)
        if c != d { return (c < d, .credibility) }
        let (r, s) = (lastReport(x, a.voice), lastReport(y, b.voice))
        return r != s ? (r > s, .latestReported) : (x.number > y.number, .latestRecorded)
    }

    private func claims(agreeing left: [VoicedSaying], with best: Saying, isStatus: Bool) -> [ClaimID] {
        let said = best.variant.said
        let agreeing = left.filter { $0.saying.variant.said.agrees(with: said, isStatus: isStatus) }
        return claimIDs(agreeing.flatMap(\.saying.variant.witnesses))
    }

    private func contradictions(
        _ left: [VoicedSaying], _ best: VoicedSaying, isStatus: Bool
    ) -> [(Voice, SaidVariant)] {
        var found: [(Voice, SaidVariant)] = []
        for one in left {
            let (voice, saying) = (one.voice, one.saying)
            if !saying.isCompatible(with: best.saying, isStatus: isStatus) { found.append((voice, saying.variant)) }
            for variant in saying.divided where !variant.said.agrees(with: best.saying.variant.said, isStatus: isStatus)
            {
                found.append((voice, variant))
            }
        }
        return found
    }

    /// Equal values put together, with who says them.
    private func variants(_ found: [(Voice, SaidVariant)], _ isStatus: Bool) -> [AspectAnswer.Variant] {
        var merged: [AspectAnswer.Variant] = []
        for (voice, variant) in found {
            let source = sourceID(voice).map { [$0] } ?? []
            let claims = claimIDs(variant.witnesses)
            if let place = merged.firstIndex(where: { $0.said == variant.said }) {
                merged[place].sources = Set(merged[place].sources + source).sorted()
                merged[place].claims = Set(merged[place].claims + claims).sorted()
            } else {
                merged.append(.init(said: variant.said, sources: source, claims: claims))
            }
        }
        return merged
    }

    func claimIDs(_ witnesses: [Witness]) -> [ClaimID] {
        Set(witnesses.lazy.filter { $0.number > 0 }.map { ClaimID(number: Int($0.number)) }).sorted()
    }

    func reliability(_ voice: Voice) -> Reliability {
        if case .source(let index) = voice { grading.reliability(index) } else { .a }
    }

    func sourceID(_ voice: Voice) -> EntityID? {
        if case .source(let index) = voice { grading.id(index) } else { nil }
    }

    private func lastReport(_ witness: Witness, _ voice: Voice) -> Day {
        witness.reports.first { $0.source == voice }?.last ?? .distantPast
    }
}
