// SPDX-License-Identifier: Apache-2.0

public import Register

/// In which share of draws findings hold, when everything that is a judgement is drawn; and which judgement moves each
/// most.
///
/// What is drawn, and how, stands at `Statement.judgements`. In a draw all findings see the same values. The draws
/// follow from the seed, the day and the answers alone: a finding has the same share whatever else is asked with it.
public struct Robustness: Hashable, Sendable {
    /// How many draws were made: fewer than asked for where they were stopped, none where inquiries are wanted.
    public let draws: Int
    /// What became of each finding, in their order; empty where there were no draws.
    public let outcomes: [Outcome]
    /// What was asked in draws, but is not in the answers: gather it (`Situation.gather`), and draw again.
    public let wanted: Set<Inquiry>

    /// What became of one finding.
    public struct Outcome: Hashable, Sendable {
        /// The id of the finding.
        public let id: String
        /// The share of draws in which it holds.
        public let holds: Double
        /// The share in which it fails.
        public let fails: Double
        /// The share in which it is undetermined.
        public let undetermined: Double
        /// How many judgements stand in what it asked.
        public let judgements: Int
        /// The judgements that move it by more than chance, the most influential first.
        public let influences: [Influence]
        /// The judgement that moves it most; nil where none moves it.
        public var mostInfluential: Influence? { influences.first }
    }

    /// Draws, at most; of more, so many are made.
    public static let mostDraws = 100_000
    /// Draws after which it is asked whether to stop.
    static let drawsBetweenChecks = 100
    /// Times that wanted inquiries are gathered, at most.
    private static let mostRounds = 8

    /// Draws over answers that were gathered.
    ///
    /// Cost: linear in the draws; in each, what a finding reads is computed only where an input of it has a value that
    /// was not there before. Memory: a byte per finding and draw.
    ///
    /// - Parameters:
    ///   - gathered: what a situation answered, with all that the findings asked in it.
    ///   - shouldStop: asked every hundred draws.
    public init(
        of findings: [Finding], over gathered: Gathered, draws: Int, seed: UInt64,
        shouldStop: () -> Bool = { false }
    ) {
        var run = DrawRun(findings, gathered, seed: seed)
        run.draw(min(draws, Self.mostDraws), shouldStop)
        wanted = run.drawing.wanted
        self.draws = wanted.isEmpty ? run.draws : 0
        outcomes = self.draws == 0 ? [] : run.outcomes
    }

    /// Draws over a situation, of which everything is asked that some draw wants.
    public init(
        of findings: [Finding], in situation: Situation, draws: Int, seed: UInt64, shouldStop: () -> Bool = { false }
    ) {
        for finding in findings { _ = finding.conclude(in: situation) }
        func draw() -> Robustness {
            Robustness(
                of: findings, over: Gathered(situation), draws: draws, seed: seed, shouldStop: shouldStop)
        }
        var result = draw()
        for _ in 1..<Self.mostRounds where !result.wanted.isEmpty {
            for inquiry in result.wanted { situation.gather(inquiry) }
            result = draw()
        }
        self = result
    }
}
