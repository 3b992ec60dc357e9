// SPDX-License-Identifier: Apache-2.0

import Analysis
import Chronology
import Model
import Register
import Wire

/// Evaluates findings as they were defined when the request came: one with all that belongs to it, or all in short.
struct FindingsTask: LongTask {
    let pinned: SequenceNumber
    private let viewpoint: Viewpoint
    private let findings: [Finding]
    private let isOne: Bool
    private let plan: DrawPlan?
    private let gathering = Gathering()
    private var conclusions: [Conclusion] = []
    private var wanted: Set<Inquiry> = []
    private var rounds = 0
    private var robustness: Robustness?

    /// One finding, by its id.
    init(getting question: Question, _ register: Register) throws(Rejection) {
        let name = try Definition.Name(reading: try question.parameters.requiredText("id"), field: "id")
        let definition = try register.definition(.finding, name, field: "id", at: question.viewpoint.recorded)
        try self.init(question, [definition], isOne: true, register)
    }

    /// All findings, or those on one question.
    init(listing question: Question, _ register: Register) throws(Rejection) {
        let definitions = register.definitions(.finding, at: question.viewpoint.recorded)
        try self.init(question, definitions, isOne: false, register)
    }

    private init(
        _ question: Question, _ definitions: [Definition], isOne: Bool, _ register: Register
    ) throws(Rejection) {
        pinned = question.viewpoint.recorded ?? register.head
        viewpoint = question.viewpoint
        self.isOne = isOne
        let topic = question.parameters.text("question").flatMap { Finding.Question(rawValue: $0) }
        var findings: [Finding] = []
        for definition in definitions {
            let finding = try Finding(reading: definition.content, in: register)
            if topic.map({ $0 == finding.question }) ?? true { findings.append(finding) }
        }
        self.findings = findings
        plan = question.parameters.integer("draws").map {
            DrawPlan(draws: Int($0), seed: UInt64(question.parameters.integer("seed") ?? 1))
        }
    }

    mutating func advance(_ register: Register) throws(Rejection) -> LongStep {
        if conclusions.count < findings.count {
            guard let all = try conclude(register) else { return .onward }
            conclusions = all
        }
        if !wanted.isEmpty {
            guard try gather(register) else { return .onward }
            return draw()
        }
        return plan == nil || robustness != nil || findings.isEmpty ? .done(result()) : draw()
    }

    private func conclude(_ register: Register) throws(Rejection) -> [Conclusion]? {
        try gathering.slice(register, viewpoint.upTo(pinned, of: register)) { situation in
            findings.map { $0.conclude(in: situation) }
        }
    }

    /// Gathers what the draws asked beyond what the evaluation did.
    private mutating func gather(_ register: Register) throws(Rejection) -> Bool {
        let inquiries = wanted
        let isDone = try gathering.slice(register, viewpoint.upTo(pinned, of: register)) { situation in
            for inquiry in inquiries { situation.gather(inquiry) }
            return true
        }
        guard isDone ?? false else { return false }
        wanted = []
        return true
    }

    private func draw() -> LongStep {
        guard let plan else { return .onward }
        return .draw(DrawJob(findings, over: gathering.gathered(on: viewpoint.on), plan))
    }

    mutating func take(_ outcome: DrawOutcome) {
        rounds += 1
        // Each round can only ask for what the one before made visible, so that a few suffice.
        wanted = rounds < Self.mostRounds ? outcome.robustness.wanted : []
        robustness = wanted.isEmpty ? outcome.robustness : nil
    }

    /// How often draws may ask for more.
    private static let mostRounds = 4

    /// What became of a finding in the draws; nil where there were none.
    private func drawn(_ place: Int) -> Robustness.Outcome? {
        robustness.flatMap { $0.outcomes.indices.contains(place) ? $0.outcomes[place] : nil }
    }

    private func result() -> [UInt8] {
        var writer = JSONWriter(capacity: 8_192)
        writer.beginObject()
        writer.member("sequence", pinned.value)
        if isOne, let only = findings.first {
            writer.finding(only, conclusions[0], drawn(0), plan, robustness?.draws)
            writer.details(of: only, conclusions[0])
        } else {
            writer.key("findings")
            writer.beginArray()
            for (place, finding) in findings.enumerated() {
                writer.beginObject()
                writer.finding(finding, conclusions[place], drawn(place), plan, robustness?.draws)
                writer.endObject()
            }
            writer.endArray()
        }
        writer.endObject()
        return writer.finish()
    }
}
