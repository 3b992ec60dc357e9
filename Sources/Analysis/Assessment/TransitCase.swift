// SPDX-License-Identifier: Apache-2.0

import Chronology
import Model
import Register

/// One time that a state asked another for passage, or was answered, as an event.
struct TransitCase {
    let grantor: EntityID
    let mover: EntityID
    /// The exercise or event; nil for a standing rule.
    let occasion: EntityID?
    /// When the answer began to hold, or the request was made.
    let since: DayRange
    /// The answers that it may have had, the first as stated: those of a claim of transit, or `open`.
    let outcomes: [String]

    /// Answers that leave the mover outside.
    static let closed: Set = ["refused", "no-legal-basis"]
}

extension Situation {
    static let transitDecision = FieldKey(.transit, "decision")
    static let transitOccasion = FieldKey(.transit, "occasion")
    static let requestPurpose = FieldKey(.request, "purpose")
    static let requestOccasion = FieldKey(.request, "occasion")
    static let requestOutcome = FieldKey(.request, "outcome")

    /// The cases in which a state was asked for passage, by claims of transit and by requests for it.
    ///
    /// A request of the same mover on the same occasion is the same case. A standing rule counts each time that it is
    /// changed to something else.
    func transitCases(grantedBy grantor: EntityID, within window: Window) -> [TransitCase] {
        let decided = transitDecisions(of: grantor, within: window)
        let asked = transitRequests(to: grantor, within: window).filter { request in
            !decided.contains { $0.mover == request.mover && $0.occasion == request.occasion }
        }
        return decided + asked
    }

    private func transitDecisions(of grantor: EntityID, within window: Window) -> [TransitCase] {
        let runs = TransitRun.all(in: history(.transit, about: grantor))
        return runs.flatMap { $0.events }.compactMap { event in
            guard let mover = event.statement.target, event.since.last <= on, window.contains(event.since, before: on)
            else { return nil }
            use(event.statement)
            return TransitCase(
                grantor: grantor, mover: mover, occasion: event.statement.entity(Self.transitOccasion),
                since: event.since, outcomes: event.outcomes)
        }
    }

    private func transitRequests(to grantor: EntityID, within window: Window) -> [TransitCase] {
        happened(statements(.request, towards: grantor), within: window).compactMap { request in
            guard request.word(Self.requestPurpose) == "transit" else { return nil }
            use(request)
            return TransitCase(
                grantor: grantor, mover: request.subject, occasion: request.entity(Self.requestOccasion),
                since: request.since, outcomes: request.transitOutcomes)
        }
    }
}

extension Statement {
    /// The answers to a request in the words of a claim of transit; `open` where none is stated.
    fileprivate var transitOutcomes: [String] {
        let words = words(Situation.requestOutcome).map { word in
            switch word {
            case "accepted": "granted"
            case "rejected": "refused"
            default: "open"
            }
        }
        return words.isEmpty ? ["open"] : words
    }
}
