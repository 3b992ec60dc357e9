// SPDX-License-Identifier: Apache-2.0

import Model

/// What an event tells, as far as rules and wordings know its shape.
enum News: Hashable {
    /// The answer to a question became another.
    case change(Change)
    /// A change that was recorded earlier takes effect.
    case effect(Change)
    /// The answer of a finding became another.
    case finding(FindingChange)
    /// A claim was asserted, taken back or ranked.
    case claim(ClaimNews)
    /// Anything else.
    case other

    /// Reads what came under a topic.
    init(topic: String, _ data: Datum) {
        let parts = topic.split(separator: ".", maxSplits: 2)
        let read: News? =
            switch (parts.first, parts.dropFirst().first) {
            case ("finding", "changed"): FindingChange(data).map(News.finding)
            case ("membership", "effective"): Change(takingEffect: data).map(News.effect)
            case ("claim", let act?): ClaimNews(act: String(act), data).map(News.claim)
            case (_, "changed"): Change(data).map(News.change)
            default: nil
            }
        self = read ?? .other
    }

    /// The claims that did it.
    var causes: [String] {
        switch self {
        case .change(let change), .effect(let change): change.cause
        case .finding(let change): change.causeClaims
        case .claim, .other: []
        }
    }
}

/// What happened to a claim.
struct ClaimNews: Hashable {
    /// `asserted`, `retracted` or `ranked`.
    let act: String
    let id: String
    let kind: String
    let subject: String
    let object: String?
    /// What is stated, when it holds and who says so: of an asserted one.
    let claim: Datum?
    let rank: String?
    let reason: String?

    /// Reads the data of an event; nil where it is none of a claim.
    init?(act: String, _ data: Datum) {
        let claim = data["claim"]
        let ends = claim ?? data
        guard let id = ends["id"]?.text, let kind = ends["kind"]?.text, let subject = ends["subject"]?.text else {
            return nil
        }
        (self.act, self.id, self.kind, self.subject, self.claim) = (act, id, kind, subject, claim)
        object = ends["object"]?.text
        rank = claim == nil ? data["rank"]?.text : nil
        reason = data["reason"]?.text
    }

    /// Subject and object.
    var parties: [String] { [subject] + [object].compactMap(\.self) }
}
