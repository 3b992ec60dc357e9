// SPDX-License-Identifier: Apache-2.0

import Chronology
import Model

extension Register {
    /// The timeline of a slot from a viewpoint (its `on` plays no part). A slot without claims has the unknown one.
    ///
    /// Cost: constant for the newest knowledge; else for each day on which the answer may change linear in the sources and
    /// in the claims that cover it. Where claims of a source follow each other, that is linear in the claims.
    public func timeline(_ key: SlotKey, _ viewpoint: Viewpoint) -> Timeline {
        guard viewpoint.isNewest else {
            return computeTimeline(
                key, known: viewpoint.known, recorded: viewpoint.recorded, whatIf: viewpoint.whatIf)
        }
        return timeline(ofNewest: key)
    }

    /// The answer of a slot on the viewpoint's day, without computing other days where that is cheaper.
    public func answer(_ key: SlotKey, _ viewpoint: Viewpoint) -> Answer {
        guard viewpoint.isNewest else {
            return resolver(
                key, known: viewpoint.known, recorded: viewpoint.recorded, whatIf: viewpoint.whatIf
            ).answer(on: viewpoint.on)
        }
        return timeline(ofNewest: key).segment(on: viewpoint.on).answer
    }

    func timeline(ofNewest key: SlotKey) -> Timeline {
        guard let index = slots.index(of: key) else { return .unknown }
        return slots[index].timeline ?? computeTimeline(key, known: nil, recorded: nil, whatIf: [])
    }

    func computeTimeline(_ key: SlotKey, known: Day?, recorded: SequenceNumber?, whatIf: [Assertion]) -> Timeline {
        let witnesses = witnesses(key, known: known, recorded: recorded, whatIf: whatIf)
        guard !witnesses.isEmpty else { return .unknown }
        let resolver = Resolver(kind: key.kind, witnesses: witnesses, grading: grading(recorded))
        return Timeline(resolver)
    }

    func resolver(_ key: SlotKey, known: Day?, recorded: SequenceNumber?, whatIf: [Assertion]) -> Resolver {
        let witnesses = witnesses(key, known: known, recorded: recorded, whatIf: whatIf)
        return Resolver(kind: key.kind, witnesses: witnesses, grading: grading(recorded))
    }

    // MARK: What can be seen from a viewpoint

    /// The claims of a slot that stood at `recorded` and had been reported by `known`, and the what-ifs in it.
    func witnesses(_ key: SlotKey, known: Day?, recorded: SequenceNumber?, whatIf: [Assertion]) -> [Witness] {
        var found: [Witness] = []
        if let index = slots.index(of: key) {
            for number in slots[index].claims {
                let stored = claims.claims[Int(number) - 1]
                guard stored.stands(at: recorded) else { continue }
                let reports = reports(of: stored.claim, known: known, recorded: recorded)
                guard !reports.isEmpty else { continue }
                found.append(
                    Witness(
                        number: number, assertion: stored.claim.assertion, rank: stored.rank(at: recorded),
                        reports: reports))
            }
        }
        for (position, assertion) in whatIf.enumerated() where SlotKey(hypothesis: assertion, position) == key {
            found.append(
                Witness(
                    number: Int32(position - whatIf.count), assertion: assertion, rank: assertion.rank,
                    reports: [.init(source: .whatIf, last: .distantFuture)]))
        }
        return found
    }

    /// The sources that had reported a claim by a day, each with its last report by then.
    private func reports(of claim: Claim, known: Day?, recorded: SequenceNumber?) -> [Witness.Report] {
        var last: [(source: EntityIndex, day: Day)] = []
        for (citation, source) in liveCitations(of: claim, at: recorded) {
            let days = reportDays(of: citation, source, since: claim.recorded.sequence, recorded)
            guard let day = days.filter({ day in known.map { day <= $0 } ?? true }).max() else { continue }
            if let place = last.firstIndex(where: { $0.source == source }) {
                last[place].day = max(last[place].day, day)
            } else {
                last.append((source, day))
            }
        }
        return last.map { Witness.Report(source: .source($0.source), last: $0.day) }
    }

    /// The days of the reports that a citation is: of the source behind on its date, and of the source on its own. Of
    /// an imprecise date the last possible day counts.
    private func reportDays(
        of citation: Citation, _ source: EntityIndex, since: SequenceNumber, _ recorded: SequenceNumber?
    ) -> [Day] {
        let own = entities.version(source, at: recorded)?.entity.date?.last ?? .distantFuture
        guard let via = citation.via.flatMap(entities.index(of:)) else { return [citation.reported?.range.last ?? own] }
        guard !isRetracted(via, since: since, at: recorded) else { return [own] }
        let behind = entities.version(via, at: recorded)?.entity.date?.last ?? .distantFuture
        return [citation.reported?.range.last ?? behind, own]
    }

    /// The citations of a claim whose source was not taken back since.
    func liveCitations(of claim: Claim, at recorded: SequenceNumber?) -> [(citation: Citation, source: EntityIndex)] {
        claim.assertion.citations.compactMap { citation in
            guard let source = entities.index(of: citation.source),
                !isRetracted(source, since: claim.recorded.sequence, at: recorded)
            else { return nil }
            return (citation, source)
        }
    }

    /// Whether a source's citations, made at a record, were taken back by another one (nil: by now).
    func isRetracted(_ source: EntityIndex, since: SequenceNumber, at recorded: SequenceNumber?) -> Bool {
        guard let retractions = sourceRetractions[source] else { return false }
        return retractions.contains { $0 > since && $0 <= recorded ?? head }
    }

    private func grading(_ recorded: SequenceNumber?) -> Resolver.Grading {
        Resolver.Grading(
            id: { entities[$0].id },
            reliability: { entities.version($0, at: recorded)?.entity.reliability ?? .f },
            coversUntil: { entities.version($0, at: recorded)?.entity.coversUntil })
    }
}

extension SlotKey {
    /// The slot of a what-if; where every claim is its own question, so is every what-if.
    init(hypothesis assertion: Assertion, _ position: Int) {
        self.init(assertion, id: ClaimID(number: -1 - position))
    }
}
