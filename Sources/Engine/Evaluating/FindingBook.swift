// SPDX-License-Identifier: Apache-2.0

import Analysis
import Chronology
import Model
import Register

/// The findings that are defined, what each answered last, and which of them have to be evaluated again.
///
/// A finding's answer is a pure function of what it asked. So a write makes it stale only where it answers one of the
/// inquiries of its last evaluation; a new day makes all stale, for time alone changes answers.
struct FindingBook {
    /// A finding with how it stands.
    struct Entry {
        let finding: Finding
        /// The last answer that was recorded; nil before the first one.
        var answer: Verdict?
        /// What the last evaluation asked; empty before the first one.
        var inquiries: Set<Inquiry> = []
        /// Why it has to be evaluated again; nil while it need not.
        var cause: FindingCause?
    }

    /// By name.
    private(set) var entries: [Definition.Name: Entry] = [:]
    /// Who asked what.
    private var askers: [Inquiry: Set<Definition.Name>] = [:]
    /// Answers as far as they are durable, for when what was recorded since is refused.
    private var durable: [Definition.Name: Verdict] = [:]
    /// Stale findings, the first to be evaluated first; one stands here once.
    private(set) var stale: [Definition.Name] = []

    /// Begins with the findings of a register and the answers that were recorded last.
    init(_ findings: [Finding], answers: [Definition.Name: Verdict]) {
        durable = answers
        for finding in findings { define(finding, answer: answers[finding.name], cause: .start) }
    }

    /// Takes a finding in, or anew; what it answered under another definition is no longer its answer.
    mutating func define(_ finding: Finding, answer: Verdict? = nil, cause: FindingCause) {
        remove(finding.name)
        entries[finding.name] = Entry(finding: finding, answer: answer)
        makeStale(finding.name, cause)
    }

    mutating func remove(_ name: Definition.Name) {
        guard let entry = entries.removeValue(forKey: name) else { return }
        forget(entry.inquiries, of: name)
        stale.removeAll { $0 == name }
    }

    /// Marks the findings that asked something which a statement answers.
    mutating func touch(_ inquiries: [Inquiry], by claim: ClaimID) {
        for name in Set(inquiries.flatMap { askers[$0] ?? [] }).sorted() { makeStale(name, .claims([claim])) }
    }

    /// Marks all findings.
    mutating func touchAll(_ cause: FindingCause) {
        for name in entries.keys.sorted() { makeStale(name, cause) }
    }

    private mutating func makeStale(_ name: Definition.Name, _ cause: FindingCause) {
        guard entries[name] != nil else { return }
        if let earlier = entries[name]?.cause {
            entries[name]?.cause = earlier.joined(with: cause)
        } else {
            entries[name]?.cause = cause
            stale.append(name)
        }
    }

    /// Takes out the findings that are stale, with why each is; from now on they can become stale again.
    mutating func takeStale() -> [(finding: Finding, cause: FindingCause)] {
        defer { stale = [] }
        return stale.compactMap { name in
            guard let entry = entries[name], let cause = entry.cause else { return nil }
            entries[name]?.cause = nil
            return (entry.finding, cause)
        }
    }

    /// Hears what an evaluation gave, and gives the answer before it where that was another. What was evaluated under
    /// another definition counts for nothing.
    mutating func evaluated(
        _ finding: Finding, _ verdict: Verdict, asked inquiries: Set<Inquiry>
    ) -> (before: Verdict?, after: Verdict)? {
        let name = finding.name
        guard let entry = entries[name], entry.finding == finding else { return nil }
        forget(entry.inquiries, of: name)
        for inquiry in inquiries { askers[inquiry, default: []].insert(name) }
        entries[name]?.inquiries = inquiries
        entries[name]?.answer = verdict
        return entry.answer == verdict ? nil : (entry.answer, verdict)
    }

    /// Marks a finding for another evaluation, because something was written while it was evaluated.
    mutating func again(_ finding: Finding, _ cause: FindingCause) { makeStale(finding.name, cause) }

    private mutating func forget(_ inquiries: Set<Inquiry>, of name: Definition.Name) {
        for inquiry in inquiries {
            askers[inquiry]?.remove(name)
            if askers[inquiry]?.isEmpty ?? false { askers[inquiry] = nil }
        }
    }

    /// Hears that a recorded answer is durable.
    mutating func becameDurable(_ name: Definition.Name, _ verdict: Verdict?) { durable[name] = verdict }

    /// Begins anew after writes were refused: definitions and answers are those that are durable.
    mutating func restart(_ findings: [Finding]) { self = FindingBook(findings, answers: durable) }
}

extension Finding {
    /// Its id as the name of the definition that it comes from. Reading it has seen to that it is one.
    var name: Definition.Name {
        guard let name = Definition.Name(id) else { preconditionFailure("the id of a finding is a name") }
        return name
    }
}
