// SPDX-License-Identifier: Apache-2.0

public import Model

/// The register's answer to one question about an entity that a map shows, on a day.
public struct ResolvedAnswer: Sendable {
    /// The kind that was asked about.
    let kind: ClaimKind
    /// Whether a plan was asked about rather than a fact.
    let isPlan: Bool
    /// The answer, as `model.slot` gives it.
    let resolved: Datum

    /// A question that is asked about the entities of one kind.
    public struct Question: Hashable, Sendable {
        /// The kind of claim.
        public let kind: String
        /// Whether the plan is asked about.
        public let isPlan: Bool
    }

    /// The questions that a map asks about each entity of a kind.
    public static func questions(about kind: EntityKind) -> [Question] {
        switch kind {
        case .installation: [Question(kind: "basing", isPlan: false), Question(kind: "basing", isPlan: true)]
        case .exercise: [Question(kind: "exercise", isPlan: false), Question(kind: "exercise", isPlan: true)]
        case .unit: [Question(kind: "stationing", isPlan: false)]
        default: []
        }
    }

    /// Takes an answer; nil where nobody speaks of that day, or there is no such kind.
    public init?(_ question: Question, resolved: Datum) {
        guard let kind = ClaimKind.named(question.kind), let answer = resolved["answer"]?.text, answer != "unknown"
        else { return nil }
        self.kind = kind
        isPlan = question.isPlan
        self.resolved = resolved
    }
}

extension ResolvedAnswer {
    /// The name of the property that shows it.
    var name: String { isPlan ? "\(kind.name)-\(ClaimKind.plannedPhase)" : kind.name }

    /// The place that it names: where a unit stands, or an exercise is held.
    var placeID: EntityID? {
        let text = kind.name == "stationing" ? resolved["object"]?.text : resolved["value"]?["place"]?.text
        return text.flatMap { EntityID($0) }
    }

    /// The claims behind it.
    var claims: [ClaimID] { (resolved["claims"]?.elements ?? []).compactMap { $0.text.flatMap { ClaimID($0) } } }
}
