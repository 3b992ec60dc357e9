// SPDX-License-Identifier: Apache-2.0

import Chronology
import Model
import Register

/// Stints of one question of transit that follow each other with the same decision: one answer, however coarsely its
/// ends are dated.
///
/// An answer given “in May 2010” certainly holds on no day, and yet was certainly given by the end of that May. So a run is
/// judged as a whole, by the last day on which it can have begun.
struct TransitRun {
    /// In the order of days; never empty.
    private var stints: [Stint]

    /// One time that the question was answered.
    struct Event {
        /// A statement that tells of it.
        let statement: Statement
        /// The days on one of which the answer began to hold.
        let since: DayRange
        /// The answers that it may have been, the first as stated.
        let outcomes: [String]
    }

    /// The runs in a history.
    static func all(in history: [Stint]) -> [TransitRun] {
        var runs: [TransitRun] = []
        for stint in history where stint.statement.holds {
            if let last = runs.last?.stints.last, stint.follows(last), stint.decision == last.decision {
                runs[runs.count - 1].stints.append(stint)
            } else {
                runs.append(TransitRun(stints: [stint]))
            }
        }
        return runs
    }

    /// The answer itself, and others that were given for some day while it went on.
    var events: [Event] { own + interruptions }

    private var own: [Event] {
        guard let first = stints.first, let decision = first.decision else { return [] }
        let contested = stints.flatMap { $0.statement.decisions(.contested) }
        let certain = stints.first { $0.statement.isCertain } ?? first
        return [
            Event(
                statement: certain.statement, since: first.statement.since,
                outcomes: contested.reduce(into: [decision]) { if !$0.contains($1) { $0.append($1) } })
        ]
    }

    /// An answer for some day within a stretch, of which each day more likely has the one that goes on before and after.
    private var interruptions: [Event] {
        zip(stints, stints.dropFirst()).flatMap { stint, next in
            let others = stint.statement.decisions(.uncertainDate)
            return Set(others).subtracting(next.statement.decisions(.uncertainDate)).sorted().map {
                Event(statement: stint.statement, since: stint.days, outcomes: [$0])
            }
        }
    }
}

extension Stint {
    fileprivate var decision: String? { statement.word(Situation.transitDecision) }
}

extension Statement {
    /// The other decisions that may stand in place of the answer, for a reason.
    fileprivate func decisions(_ reason: Reason) -> [String] {
        others.compactMap { other in
            guard other.reason == reason, other.aspect == .field(UInt8(Situation.transitDecision.position)),
                case .value(let value) = other.said
            else { return nil }
            return value.word
        }
    }
}
