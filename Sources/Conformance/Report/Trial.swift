// SPDX-License-Identifier: Apache-2.0

import Threads

/// Tries a program that wants to be a plugin: lets all that can happen in the life of one happen to it, from outside.
///
/// For each scenario the program is started afresh, beside a register of the trial's own on sockets of its own, so no
/// daemon is needed and none is touched.
public struct Trial: Sendable {
    private let program: TriedProgram
    private let events: [OfferedEvent]
    private let patience: Duration

    /// How long a plugin has, unless told otherwise: an interpreter that starts on a busy machine, and a client that
    /// waits for a lost answer before it asks again.
    public static let usualPatience = Duration.seconds(20)

    /// Prepares a trial.
    ///
    /// - Parameters:
    ///   - events: what is offered, in turn; there is at least one.
    ///   - patience: how long the plugin has for whatever is awaited of it.
    public init(
        _ program: TriedProgram, events: [OfferedEvent] = SampleEvents.all, patience: Duration = usualPatience
    ) {
        precondition(!events.isEmpty, "there is something to offer")
        self.program = program
        self.events = events
        self.patience = patience
    }

    /// How many scenarios are carried out at a time: they mostly wait.
    private static let workers = 4

    /// Carries out scenarios, several at a time, and tells the verdicts in the order of the scenarios.
    ///
    /// Whether it registers at all is tried first in any case, and told where it was asked for or failed; without it
    /// nothing else is tried. Throws where the trial itself cannot go on: the program cannot be started, or no socket be
    /// bound.
    public func run(_ scenarios: [Scenario] = Scenario.all, tell: (Verdict) -> Void) throws {
        let (first, profile) = try attempt(Scenario.registers, Profile())
        if first.isFailure || scenarios.contains(where: { $0.name == first.scenario.name }) { tell(first) }
        let others = scenarios.filter { $0.name != first.scenario.name }
        guard !first.isFailure else {
            for scenario in others { tell(Verdict(scenario: scenario, "it does not register as it should")) }
            return
        }
        try attemptAll(others, profile, tell: tell)
    }

    private func attemptAll(_ scenarios: [Scenario], _ profile: Profile, tell: (Verdict) -> Void) throws {
        let board = Monitor(Board())
        var threads: [OwnedThread] = []
        defer {
            // What has begun comes to its end; nothing else is begun.
            board.update { $0.next = scenarios.count }
            for thread in threads { thread.join() }
        }
        for _ in 0..<min(Self.workers, scenarios.count) {
            threads.append(try OwnedThread { work(through: scenarios, profile, board) })
        }
        for place in scenarios.indices { tell(try board.wait { $0.results[place] }.get()) }
    }

    /// What the workers and the teller share.
    private struct Board {
        var next = 0
        var results: [Int: Result<Verdict, any Error>] = [:]
    }

    private func work(through scenarios: [Scenario], _ profile: Profile, _ board: Monitor<Board>) {
        while true {
            let place = board.update { board in
                board.next += 1
                return board.next - 1
            }
            guard scenarios.indices.contains(place) else { return }
            let result = Result { try verdict(on: scenarios[place], profile) }
            board.update { $0.results[place] = result }
        }
    }

    private func verdict(on scenario: Scenario, _ profile: Profile) throws -> Verdict {
        if let obstacle = scenario.obstacle(for: profile) { return Verdict(scenario: scenario, obstacle) }
        return try attempt(scenario, profile).verdict
    }

    private func attempt(_ scenario: Scenario, _ profile: Profile) throws -> (verdict: Verdict, profile: Profile) {
        let begin = ContinuousClock.now
        let stage = try Stage(program, events: events, profile: profile, patience: patience)
        do {
            try scenario.run(stage)
            let seen = Profile(stage.register.registration, prefixes: stage.register.ledger.prefixes)
            return (Verdict(scenario, .passed, begin.duration(to: .now)), seen)
        } catch let finding as Finding {
            stage.child?.look()
            return (Verdict(scenario, .failed(finding), begin.duration(to: .now), output: stage.output), profile)
        }
    }
}

extension Verdict {
    /// A scenario that was not tried, and why.
    fileprivate init(scenario: Scenario, _ obstacle: String) {
        self.init(scenario, .notApplicable(obstacle), .zero)
    }
}
