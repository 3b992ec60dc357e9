// SPDX-License-Identifier: Apache-2.0

import Analysis
import Chronology
import Model
import Register

/// A read that evaluates: what it asks is gathered here, slice by slice, on the records of its beginning; the evaluation
/// itself is made on another thread, again and again until everything that it asks has been gathered.
///
/// A few rounds suffice: each can ask for what the one before made visible, such as the members of an organisation and
/// then what these depend on.
struct EvaluationTask: LongTask {
    let pinned: SequenceNumber
    private let evaluate: EvaluationJob.Evaluate
    private let isLong: Bool
    private var sides: [Side]
    private var outcome: EvaluationOutcome?
    private var rounds = 0

    /// One viewpoint of it.
    private struct Side {
        let viewpoint: Viewpoint
        let gathering = Gathering()
        var wanted = Wanted()
    }

    /// How often an evaluation may ask for more.
    private static let mostRounds = 50

    /// - Parameters:
    ///   - viewpoints: one for each situation that the evaluation works with.
    ///   - isLong: whether it makes draws.
    init(
        _ viewpoints: [Viewpoint], pinned: SequenceNumber, isLong: Bool = false,
        evaluate: @escaping EvaluationJob.Evaluate
    ) {
        self.pinned = pinned
        self.isLong = isLong
        self.evaluate = evaluate
        sides = viewpoints.map { Side(viewpoint: $0) }
    }

    mutating func advance(_ register: Register) throws(Rejection) -> LongStep {
        switch outcome {
        case .done(.reply(let result)): return .done(result)
        case .done(.conclusions): preconditionFailure("a request is answered with a reply")
        case .refused(let rejection): throw precise(rejection, register)
        case .wanted, nil: break
        }
        for place in sides.indices {
            let side = sides[place]
            guard side.gathering.gather(side.wanted, register, side.viewpoint.upTo(pinned, of: register)) else {
                return .onward
            }
            sides[place].wanted = Wanted()
        }
        let gathered = sides.map { $0.gathering.side(on: $0.viewpoint.on) }
        return .evaluate(EvaluationJob(sides: gathered, evaluate: evaluate, isLong: isLong))
    }

    mutating func take(_ outcome: EvaluationOutcome) {
        rounds += 1
        guard case .wanted(let wanted) = outcome else {
            self.outcome = outcome
            return
        }
        guard rounds < Self.mostRounds else {
            self.outcome = .refused(
                Rejection(
                    .tooLarge, field: "", reason: "What it asks leads to ever more questions.",
                    hint: "Ask for less at a time."))
            return
        }
        for place in sides.indices { sides[place].wanted = wanted[place] }
    }

    /// A refusal with the nearest id, which takes the register itself. What is refused so is so at the beginning, where
    /// parameters are read.
    private func precise(_ rejection: Rejection, _ register: Register) -> Rejection {
        guard rejection.sort == .notFound else { return rejection }
        let sides = sides.map { $0.gathering.side(on: $0.viewpoint.on) }
        do throws(Rejection) {
            _ = try evaluate(
                .init(
                    situations: self.sides.map { Situation(register, $0.viewpoint.upTo(pinned, of: register)) },
                    sides: sides, isComplete: { false }, shouldStop: { true }))
        } catch { return error }
        return rejection
    }
}
