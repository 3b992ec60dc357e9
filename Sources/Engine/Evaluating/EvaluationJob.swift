// SPDX-License-Identifier: Apache-2.0

public import Analysis
public import Chronology
public import Model
import Register

/// An evaluation over what was gathered of the register, to be made on another thread: all that it needs, as values.
public struct EvaluationJob: Sendable {
    let sides: [GatheredSide]
    let evaluate: Evaluate
    /// Whether it makes draws, which may take seconds.
    public let isLong: Bool
    /// When nobody waits for the outcome any more.
    public internal(set) var deadline: Instant?

    /// Evaluates.
    typealias Evaluate = @Sendable (Evaluating) throws(Rejection) -> EvaluationResult

    /// What an evaluation works with.
    struct Evaluating {
        /// A situation for each side.
        let situations: [Situation]
        let sides: [GatheredSide]
        /// Whether everything asked so far had been gathered, so that what takes long is worth its while.
        let isComplete: () -> Bool
        let shouldStop: () -> Bool
    }

    /// Makes the evaluation. Cost: that of the analyses and draws.
    ///
    /// - Parameter shouldStop: asked now and then in draws; where it says so, those made by then count.
    public func run(shouldStop: () -> Bool) -> EvaluationOutcome {
        let sources = sides.map { GatheredSource($0) }
        let situations = sources.indices.map { place in
            Situation(
                on: sides[place].on, sources[place], answers: sides[place].answers,
                histories: sides[place].histories)
        }
        return withoutActuallyEscaping(shouldStop) { shouldStop in
            let context = Evaluating(
                situations: situations, sides: sides,
                isComplete: { sources.allSatisfy { $0.wanted.isEmpty } }, shouldStop: shouldStop)
            let outcome: EvaluationOutcome
            do throws(Rejection) { outcome = .done(try evaluate(context)) } catch { outcome = .refused(error) }
            // What was missing may be the only reason for a refusal, and makes any result a wrong one.
            return context.isComplete() ? outcome : .wanted(sources.map(\.wanted))
        }
    }
}

/// What became of an evaluation.
public enum EvaluationOutcome: Sendable {
    /// What it gave.
    case done(EvaluationResult)
    /// It asked for more, side by side; once that is gathered, it is made again.
    case wanted([Wanted])
    /// It was refused.
    case refused(Rejection)
}

/// What an evaluation gave.
public enum EvaluationResult: Sendable {
    /// The result of a request, as JSON.
    case reply([UInt8])
    /// Conclusions of findings, in their order.
    case conclusions([Conclusion])
}
