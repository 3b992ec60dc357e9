// SPDX-License-Identifier: Apache-2.0

/// What became of one scenario.
public struct Verdict: Sendable {
    /// The scenario.
    public let scenario: Scenario
    /// How it ended.
    public let outcome: Outcome
    /// How long it took.
    public let duration: Duration
    /// The last lines that the plugin printed, where it failed.
    public let output: [String]

    /// States a verdict.
    public init(_ scenario: Scenario, _ outcome: Outcome, _ duration: Duration, output: [String] = []) {
        self.scenario = scenario
        self.outcome = outcome
        self.duration = duration
        self.output = output
    }

    /// How a scenario ended.
    public enum Outcome: Hashable, Sendable {
        case passed
        case failed(Finding)
        /// The plugin has nothing that could be tried; a sentence says what.
        case notApplicable(String)
    }

    /// Whether the plugin has failed it.
    public var isFailure: Bool {
        if case .failed = outcome { true } else { false }
    }
}
