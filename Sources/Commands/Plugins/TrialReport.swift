// SPDX-License-Identifier: Apache-2.0

import Conformance
import Model

/// Tells the verdicts of a trial as they come, and what to do about failures.
final class TrialReport {
    private let invocation: Invocation
    private var failed = 0
    private var passed = 0

    /// The columns of the names of scenarios.
    private static let nameWidth = Scenario.all.map(\.name.count).max() ?? 0

    init(_ invocation: Invocation) { self.invocation = invocation }

    /// Tells one verdict: a line, and below it what was wrong.
    func tell(_ verdict: Verdict) {
        switch verdict.outcome {
        case .passed: passed += 1
        case .failed: failed += 1
        case .notApplicable: break
        }
        if invocation.isJSON { invocation.surroundings.output.print(jsonText(Self.json(verdict)) + "\n") }
        invocation.show { page in
            page.line(Self.line(verdict))
            if case .failed(let finding) = verdict.outcome { Self.show(finding, verdict.output, on: &page) }
        }
    }

    /// Tells how many passed; a failure where any did not.
    func finish() throws(Failure) {
        guard failed == 0 else {
            throw Failure(
                .refused, "\(failed) of \(failed + passed) scenarios failed.",
                hint: "One alone: registan plugin try --only SCENARIO -- PROGRAM")
        }
        invocation.show { page in
            page.line(Text("All \(passed) scenarios passed.", .green))
        }
    }

    private static func line(_ verdict: Verdict) -> Text {
        let name = verdict.scenario.name
        let padded = name + String(repeating: " ", count: nameWidth - name.count + 2)
        let what = Text(padded, .bold) + Text(verdict.scenario.summary)
        return switch verdict.outcome {
        case .passed: Text("passed          ", .green) + Text(seconds(verdict), .dim) + what
        case .failed: Text("FAILED          ", .red) + Text(seconds(verdict), .dim) + what
        case .notApplicable(let reason): Text("not applicable         ", .dim) + what + Text(": \(reason)", .dim)
        }
    }

    private static func seconds(_ verdict: Verdict) -> String {
        let tenths = Int((verdict.duration / .milliseconds(100)).rounded())
        let text = "\(tenths / 10).\(tenths % 10) s"
        return String(repeating: " ", count: max(0, 6 - text.count)) + text + " "
    }

    private static func show(_ finding: Finding, _ output: [String], on page: inout Page) {
        for (title, sentence) in [
            ("seen", finding.seen), ("expected", finding.expected), ("what to do", finding.remedy),
        ] {
            page.paragraph("\(title): \(sentence)", indent: 4)
        }
        guard !output.isEmpty else { return }
        page.line("    the last lines that it printed:")
        for line in output.suffix(mostLines) { page.line(Text("    | \(line)", .dim)) }
    }

    /// Lines of the program's output that are shown.
    private static let mostLines = 10

    private static func json(_ verdict: Verdict) -> Datum {
        let hundredths = (verdict.duration / .milliseconds(10)).rounded()
        var members: [Datum.Member] = [
            .init("scenario", .string(verdict.scenario.name)), .init("seconds", .number(hundredths / 100)),
        ]
        switch verdict.outcome {
        case .passed: members.append(.init("outcome", "passed"))
        case .notApplicable(let reason):
            members += [.init("outcome", "not applicable"), .init("reason", .string(reason))]
        case .failed(let finding):
            members += [
                .init("outcome", "failed"), .init("seen", .string(finding.seen)),
                .init("expected", .string(finding.expected)), .init("remedy", .string(finding.remedy)),
                .init("output", .array(verdict.output.map { .string($0) })),
            ]
        }
        return .object(members)
    }
}
