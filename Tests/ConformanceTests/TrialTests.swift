// SPDX-License-Identifier: Apache-2.0

import Foundation
import TestSupport
import Testing

@testable import Conformance

/// Whole programs, each tried as a process.
@Suite(.timeLimit(.minutes(5))) struct TrialTests {
    @Test func `a plugin that keeps to the protocol passes everything`() throws {
        for verdict in try Self.verdicts(on: "faulty-plugin") {
            #expect(verdict.outcome == .passed, "\(verdict.scenario.name): \(verdict.output)")
        }
    }

    @Test func `the plugin of the alerts passes everything that it can be tried by`() throws {
        for verdict in try Self.verdicts(on: "registan-alerts") {
            #expect(!verdict.isFailure, "\(verdict.scenario.name): \(verdict.outcome) \(verdict.output)")
        }
    }

    /// A mistake, the scenario that it is caught by, and a word of what is seen.
    struct Mistake: Sendable, CustomTestStringConvertible {
        let fault: String
        let scenario: String
        let seen: String

        init(_ fault: String, _ scenario: String, _ seen: String) {
            (self.fault, self.scenario, self.seen) = (fault, scenario, seen)
        }

        var testDescription: String { "\(fault): \(scenario)" }
    }

    static let mistakes = [
        Mistake("bad-name", "registers", "under the name “a bad name”"),
        Mistake("heart-beats-slowly", "registers", "No heartbeat came"),
        Mistake("never-acknowledges", "follows", "cursor stays at 0"),
        Mistake("takes-head-for-next", "pages", "It acknowledges 25"),
        Mistake("asks-for-fewer-topics", "pages", "It acknowledges 25"),
        Mistake("ignores-the-heart", "drops", "cursor stays at 6"),
        Mistake("trusts-live-events", "drops", "It acknowledges 15"),
        Mistake("counts-events", "doubles", "was given everything only up to"),
        Mistake("goes-back", "disorder", "It acknowledges 7 after"),
        Mistake("ends-on-malformed", "malformed", "It ended with the status 1"),
        Mistake("heart-stops-in-handler", "busy", "No heartbeat came"),
        Mistake("ends-on-slowness", "silent", "It ended with the status 1"),
        Mistake("gives-up-early", "slow", "It ended with the status 1"),
        Mistake("waits-for-ever", "silent", "cursor stays at 6"),
        Mistake("ends-on-probe", "probed", "It ended with the status 1"),
        Mistake("skips-after-restart", "restart", "was given everything only up to 6"),
        Mistake("ignores-the-end", "ended", "It did not register"),
        Mistake("gives-up-when-held", "held", "It ended with the status 1"),
        Mistake("keeps-sockets", "refused", "It did not register"),
        Mistake("ends-on-epoch", "epoch", "It ended with the status 1"),
        Mistake("forgets-epoch", "fork", "only up to 8 in epoch 2"),
        Mistake("forgets-cursor", "killed", "was given everything only up to"),
        Mistake("ignores-sigterm", "terminated", "It still runs"),
        Mistake("leaves-without-word", "terminated", "without plugin.leave"),
        Mistake("fails-in-the-end", "terminated", "It ended with the status 1"),
        Mistake("answers-nothing", "answers", "1 of 1 calls got no answer"),
        Mistake("answers-no-object", "answers", "neither an object"),
        Mistake("answers-twice", "answers", "twice"),
        Mistake("answers-anything", "unknown", "with a result"),
        Mistake("loses-calls", "crowd", "of 64 calls got no answer"),
        Mistake("stops-after-deadline", "late", "1 of 1 calls got no answer"),
    ]

    @Test(arguments: mistakes)
    func `each mistake is caught by its scenario`(mistake: Mistake) throws {
        let scenario = try #require(Scenario.named(mistake.scenario))
        let verdicts = try Self.verdicts(
            on: "faulty-plugin", "--fault", mistake.fault, scenarios: [scenario], patience: .seconds(5))
        let verdict = try #require(verdicts.last)
        guard case .failed(let finding) = verdict.outcome else {
            Issue.record("\(verdict.outcome) \(verdict.output)")
            return
        }
        #expect(finding.seen.contains(mistake.seen))
        #expect(finding.expected.hasSuffix(".") && finding.remedy.hasSuffix("."))
    }

    @Test func `no scenario is without a mistake that it catches`() {
        #expect(Set(Self.mistakes.map(\.scenario)) == Set(Scenario.all.map(\.name)))
    }

    @Test func `what does not register is not tried any further`() throws {
        let program = TriedProgram(["/bin/sh", "-c", "echo no plugin; exit 3"], environment: Self.environment)
        var verdicts: [Verdict] = []
        try Trial(program).run { verdicts.append($0) }
        #expect(verdicts.count == Scenario.all.count)
        guard case .failed(let finding)? = verdicts.first?.outcome else {
            Issue.record("\(verdicts)")
            return
        }
        #expect(finding.seen == "It ended with the status 3.")
        #expect(verdicts[0].output == ["no plugin"])
        #expect(verdicts.dropFirst().allSatisfy { $0.outcome == .notApplicable("it does not register as it should") })
    }

    @Test func `what cannot be started is no verdict`() {
        let program = TriedProgram(["/nowhere/plugin"], environment: Self.environment)
        #expect(throws: Child.NoChild.self) { try Trial(program).run { _ in } }
    }

    private static var environment: [String: String] {
        ProcessInfo.processInfo.environment.merging(["SWIFT_BACKTRACE": "enable=no"]) { $1 }
    }

    private static func verdicts(
        on name: String, _ arguments: String..., scenarios: [Scenario] = Scenario.all,
        patience: Duration = Trial.usualPatience
    ) throws -> [Verdict] {
        let program = TriedProgram([try BuiltProgram.path(name)] + arguments, environment: environment)
        var verdicts: [Verdict] = []
        try Trial(program, patience: patience).run(scenarios) { verdicts.append($0) }
        return verdicts
    }
}
