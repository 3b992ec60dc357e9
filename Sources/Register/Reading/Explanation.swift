// SPDX-License-Identifier: Apache-2.0

public import Chronology
public import Model

/// How an answer came about: what each source says over time, and, step by step, how one answer was made of it.
public struct Explanation: Hashable, Sendable {
    /// The slot.
    public var slot: SlotKey
    /// The stretch that the day lies in.
    public var segment: Timeline.Segment
    /// Every source that speaks, in the order of its first claim.
    public var sources: [Account]
    /// What was done, aspect by aspect.
    public var steps: [Step]

    /// What one source says.
    public struct Account: Hashable, Sendable {
        /// The source; nil for the what-ifs.
        public var source: EntityID?
        /// Its reliability.
        public var reliability: Reliability
        /// The last day of which it can speak from knowledge in this slot.
        public var horizon: Day
        /// Its claims, by number.
        public var claims: [ClaimID]
        /// What it says of the decisive aspect and every other one that it states, over time.
        public var timelines: [AspectTimeline]
    }

    /// What one source says of one aspect over time.
    public struct AspectTimeline: Hashable, Sendable {
        /// The aspect.
        public var aspect: Aspect
        /// Stretches of days, in order; days of which the source is silent are left out.
        public var stretches: [Stretch]
    }

    /// A stretch of days on which a source says one thing.
    public struct Stretch: Hashable, Sendable {
        /// The days.
        public var days: DayRange
        /// What it says.
        public var said: Said
        /// Whether a change may have happened.
        public var certainty: Coverage
        /// Whether it knows or has only left an end open.
        public var basis: Basis
        /// Whether its own claims contradict each other.
        public var isDivided: Bool
    }

    /// What was decided on one aspect, and by which rule.
    public struct Step: Hashable, Sendable {
        /// The aspect.
        public var aspect: Aspect
        /// Sources that know, sorted.
        public var knowing: [EntityID]
        /// Sources that had fallen silent and whose open ends are carried on, sorted.
        public var presuming: [EntityID]
        /// The source whose word is the answer; nil for a what-if.
        public var answeredBy: EntityID?
        /// The rule that decided.
        public var rule: Rule
    }

    /// The rules of resolution across sources, in the order in which they are tried.
    public enum Rule: String, Hashable, Sendable {
        /// A what-if stands above all sources.
        case assumed = "assumed"
        /// Only one source speaks.
        case onlyVoice = "only-voice"
        /// Only one source knows; what the others left open is set aside.
        case knowledge
        /// Nobody knows, and one source was the last to speak.
        case spokeLast = "spoke-last"
        /// The sources that are left agree.
        case agreement
        /// A certain statement among compatible ones that waver.
        case certain
        /// The rank of the claim.
        case rank
        /// The reliability of the source.
        case reliability
        /// The credibility of the claim.
        case credibility
        /// The latest report.
        case latestReported = "latest-reported"
        /// The latest record.
        case latestRecorded = "latest-recorded"
    }
}

extension Register {
    /// Explains the answer of a slot on the viewpoint's day.
    public func explain(_ key: SlotKey, _ viewpoint: Viewpoint) -> Explanation {
        let resolver = resolver(
            key, known: viewpoint.known, recorded: viewpoint.recorded, whatIf: viewpoint.whatIf)
        return Explanation(
            slot: key, segment: timeline(key, viewpoint).segment(on: viewpoint.on), sources: resolver.accounts(),
            steps: resolver.steps(on: viewpoint.on))
    }
}
