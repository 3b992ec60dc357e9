// SPDX-License-Identifier: Apache-2.0

import Chronology
import Model

/// What one source says of one aspect on one day.
struct Saying {
    /// The value, and the claims behind it: the first is the one that decides.
    var variant: SaidVariant
    /// Possible where a change of the value may already have happened, or may not yet.
    var certainty: Coverage
    /// Known up to the source's horizon; presumed where an open end is carried further.
    var basis: Basis
    /// What else the same source says, where it contradicts itself.
    var divided: [SaidVariant] = []
    /// What it says if the possible change has happened, or has not yet.
    var alternatives: [SaidVariant] = []

    /// Whether it can be true together with what another says: as it stands, or after a change that is possible.
    func isCompatible(with other: Saying, isStatus: Bool) -> Bool {
        let mine = [variant] + alternatives
        let theirs = [other.variant] + other.alternatives
        return mine.contains { a in theirs.contains { a.said.agrees(with: $0.said, isStatus: isStatus) } }
    }
}

/// A saying with whose it is.
struct VoicedSaying {
    let voice: Voice
    let saying: Saying
}

/// A value with the claims that state it.
struct SaidVariant {
    var said: Said
    var witnesses: [Witness]
}

/// Whether an answer rests on what sources knew, or on what they left open.
public enum Basis: Hashable, Sendable {
    /// A source speaks that reported at that time or later.
    case known
    /// Sources had fallen silent by then, and their open ends are carried on.
    case presumed
}

/// One source's timeline of one aspect: pure rules over its few claims.
struct SourceTimeline {
    /// The claims of the source that state the aspect.
    let witnesses: [Witness]
    let aspect: Aspect
    /// The last day of which the source can speak from knowledge.
    let horizon: Day
    /// Whether there is nothing after an explicit end, where the aspect decides whether anything holds.
    let isClosing: Bool
    let isStatus: Bool

    /// What the source says on a day; nil where it is silent. Cost: linear in its claims; over many days in their order a
    /// `SourceSweep` costs less.
    func saying(on day: Day) -> Saying? {
        let over = witnesses.filter { $0.end.last < day && $0.hasExplicitEnd }
        let latest = over.map(\.end.last).max()
        return saying(
            on: day, covering: witnesses.filter { $0.coverage(of: day) != .no },
            ended: over.filter { $0.end.last == latest })
    }

    /// The same, where it is known which claims matter.
    ///
    /// - Parameters:
    ///   - covering: the claims that cover the day, certainly or possibly, in any order.
    ///   - ended: of the claims whose explicit end lies before the day, those of the latest end; an earlier end never
    ///     stands where that one does not.
    func saying(on day: Day, covering: [Witness], ended: [Witness]) -> Saying? {
        var standing: [Witness] = []
        var mayHaveEnded: [Witness] = []
        var mayHaveBegun: [Witness] = []
        for witness in covering {
            switch witness.coverage(of: day) {
            case .no: break
            case .certain: standing.append(witness)
            case .possible where day >= witness.start.last && !witness.isObservation: mayHaveEnded.append(witness)
            case .possible: mayHaveBegun.append(witness)
            }
        }
        guard var saying = base(standing, mayHaveEnded, ended, on: day) else { return tentative(mayHaveBegun, on: day) }
        saying.alternatives += variants(mayHaveBegun, otherThan: saying.variant.said)
        if !saying.alternatives.isEmpty { saying.certainty = .possible }
        return saying
    }

    /// What holds if no possible change has happened: the claim of the latest start, or nothing after an end. What
    /// would hold if some claims are over stands beside it, where it is something else.
    private func base(
        _ standing: [Witness], _ mayHaveEnded: [Witness], _ ended: [Witness], on day: Day
    ) -> Saying? {
        guard var saying = latest(standing + mayHaveEnded, on: day) else { return closed(ended, on: day) }
        guard !mayHaveEnded.isEmpty else { return saying }
        saying.alternatives = variants(mayDecide(standing, mayHaveEnded), otherThan: saying.variant.said)
        guard standing.isEmpty else { return saying }
        guard let nothing = nothing(after: ended, orWith: mayHaveEnded) else {
            saying.certainty = .possible
            return saying
        }
        if !agree(nothing.said, saying.variant.said) { saying.alternatives.append(nothing) }
        return saying
    }

    /// The claims that decide if some of those that may have ended have: for each that may then be the latest to start,
    /// the one of highest standing among those whose starts may coincide with its own.
    private func mayDecide(_ standing: [Witness], _ mayHaveEnded: [Witness]) -> [Witness] {
        let first = standing.map(\.start.first).max() ?? .distantPast
        let latest =
            standing.filter { $0.start.first == first }.prefix(1) + mayHaveEnded.filter { $0.start.first >= first }
        return latest.flatMap { last in
            let isFront = { (one: Witness) in one.start.contains(last.start.first) }
            let top = standing.filter(isFront).reduce(last) { stands($1, above: $0) ? $1 : $0 }
            return [top] + mayHaveEnded.filter { isFront($0) && stands($0, above: top) }
        }
    }

    /// What the claims of the latest start say; they divide the source where their starts may coincide but not agree.
    private func latest(_ covering: [Witness], on day: Day) -> Saying? {
        guard let last = covering.max(by: { ($0.start.first, $0.start.last) < ($1.start.first, $1.start.last) })
        else { return nil }
        let front = covering.filter { $0.start.last >= last.start.first }
        let found = variants(front)
        return Saying(
            variant: found[0], certainty: .certain, basis: basis(found[0].witnesses, on: day),
            divided: Array(found.dropFirst()))
    }

    /// A source that has said nothing yet, but may be doing so.
    private func tentative(_ mayHaveBegun: [Witness], on day: Day) -> Saying? {
        let found = variants(mayHaveBegun)
        guard let first = found.first else { return nil }
        return Saying(
            variant: first, certainty: .possible, basis: basis(first.witnesses, on: day),
            alternatives: Array(found.dropFirst()))
    }

    /// Nothing, in a closing kind, after an explicit end.
    private func closed(_ ended: [Witness], on day: Day) -> Saying? {
        guard let variant = nothing(after: ended, orWith: []) else { return nil }
        return Saying(variant: variant, certainty: .certain, basis: day <= horizon ? .known : .presumed)
    }

    /// Nothing, by the latest explicit end, if some claims are over too; one of them that began after an end undoes it.
    private func nothing(after ended: [Witness], orWith over: [Witness]) -> SaidVariant? {
        guard isClosing else { return nil }
        let explicit = (ended + over).filter { candidate in
            candidate.hasExplicitEnd && !over.contains { $0.start.first > candidate.end.last }
        }
        guard let latest = explicit.map(\.end.last).max() else { return nil }
        let last = explicit.filter { $0.end.last == latest }
        return SaidVariant(said: .nothing, witnesses: last.sorted(by: stands(_:above:)))
    }

    /// The different values among some claims, each with its claims, in order of standing.
    private func variants(_ among: [Witness]) -> [SaidVariant] {
        var found: [SaidVariant] = []
        for witness in among.sorted(by: stands(_:above:)) {
            guard let said = witness.assertion.said(aspect) else { continue }
            if let place = found.firstIndex(where: { agree($0.said, said) }) {
                found[place].witnesses.append(witness)
            } else {
                found.append(SaidVariant(said: said, witnesses: [witness]))
            }
        }
        return found
    }

    private func variants(_ among: [Witness], otherThan said: Said) -> [SaidVariant] {
        variants(among.filter { $0.assertion.said(aspect).map { !agree($0, said) } ?? false })
    }

    /// An open end is knowledge up to the horizon only; a stated one was stated for its whole length. Of claims that
    /// agree, one that is known is enough.
    private func basis(_ agreeing: [Witness], on day: Day) -> Basis {
        let isBounded = agreeing.contains {
            $0.hasExplicitEnd || $0.isObservation || $0.assertion.kind.kind.isEvent
        }
        return isBounded || day <= horizon ? .known : .presumed
    }

    private func agree(_ a: Said, _ b: Said) -> Bool { a.agrees(with: b, isStatus: isStatus) }
}
