// SPDX-License-Identifier: Apache-2.0

public import Chronology
import Model

/// The answers of a slot over all days: consecutive stretches, each with one answer, from the first day to the last.
public struct Timeline: Hashable, Sendable {
    /// A stretch of days with one answer.
    public struct Segment: Hashable, Sendable {
        /// The first and the last day.
        public var days: DayRange
        /// The answer on each of them.
        public var answer: Answer
        /// When the run of equal values began that this stretch belongs to; coarse if its start is only known coarsely.
        public var since: DayRange
        /// The last day of that run.
        public var until: Day
    }

    /// The stretches, without gaps, in order.
    public private(set) var segments: [Segment]

    /// The timeline of a slot of which nobody speaks.
    public static let unknown = Timeline(answers: [(.distantPast, .unknown)], starts: [])

    /// Joins answers that hold from given days on, of which the first is the first of all days.
    ///
    /// - Parameter starts: when claims that took part begin, or are first over, to give a run's beginning as coarsely as
    ///   it was said.
    init(answers: [(from: Day, answer: Answer)], starts: [DayRange]) {
        segments = []
        for (from, answer) in answers where segments.last?.answer != answer {
            if let last = segments.indices.last {
                segments[last].days = DayRange(joining: segments[last].days.first, from.previous)
            }
            segments.append(
                Segment(
                    days: DayRange(joining: from, .distantFuture), answer: answer, since: DayRange(from),
                    until: .distantFuture))
        }
        markRuns(starts)
    }

    /// The stretch that a day lies in. Cost: logarithmic in their number.
    public func segment(on day: Day) -> Segment {
        var (low, high) = (0, segments.count - 1)
        while low < high {
            let middle = (low + high + 1) / 2
            if segments[middle].days.first <= day { low = middle } else { high = middle - 1 }
        }
        return segments[low]
    }

    /// Runs of equal values, which may differ in certainty or in what they rest on.
    private mutating func markRuns(_ starts: [DayRange]) {
        let coarse = Self.narrowest(starts)
        var first = 0
        for index in segments.indices {
            let isLast = index == segments.count - 1
            guard isLast || !segments[index].answer.hasSameValue(as: segments[index + 1].answer) else { continue }
            let begin = segments[first].days.first
            let since = coarse[begin] ?? DayRange(begin)
            for member in first...index {
                segments[member].since = since
                segments[member].until = segments[index].days.last
            }
            first = index + 1
        }
    }

    /// By the day that it ends (certain from there on) or begins (possible from there on), the narrowest start.
    private static func narrowest(_ starts: [DayRange]) -> [Day: DayRange] {
        var narrowest: [Day: DayRange] = [:]
        for start in starts where start.isBounded {
            for day in [start.first, start.last] where narrowest[day].map({ start.length < $0.length }) ?? true {
                narrowest[day] = start
            }
        }
        return narrowest
    }
}

extension Timeline {
    /// The answers of a resolver over all days, from one day on which one may change to the next.
    init(_ resolver: Resolver) {
        var sweeps = resolver.voices.map { voices in voices.timelines.map { SourceSweep($0.timeline) } }
        let answers = resolver.breakpoints.map { day in
            let spoken = resolver.voices.indices.map { aspect in
                resolver.voices[aspect].timelines.indices.compactMap { place in
                    sweeps[aspect][place].saying(on: day).map { saying in
                        VoicedSaying(voice: resolver.voices[aspect].timelines[place].voice, saying: saying)
                    }
                }
            }
            return (day, resolver.answer(on: day, spoken: spoken))
        }
        self.init(answers: answers, starts: resolver.witnesses.flatMap { [$0.start, $0.aftermath] })
    }
}

extension DayRange {
    /// Whether it ends on both sides.
    fileprivate var isBounded: Bool { first != .distantPast && last != .distantFuture }

    /// Days from its first to its last.
    fileprivate var length: Int32 { last.number - first.number }
}
