// SPDX-License-Identifier: Apache-2.0

import Model

/// One thing in which organisations are compared.
struct ComparisonPoint: Sendable {
    /// What a point is about.
    enum Question: String {
        /// What the organisation is and does.
        case positions
        /// Who weighs in it.
        case influence
        /// What its members have of it.
        case interests
    }

    /// The name of the point in results.
    let name: String
    let question: Question
    /// The words with which its sentence begins.
    let heading: String
    /// Looks at one organisation.
    let side: @Sendable (SideBySide, EntityID) throws(Rejection) -> ComparisonSide

    init(
        _ name: String, _ question: Question, _ heading: String,
        side: @escaping @Sendable (SideBySide, EntityID) throws(Rejection) -> ComparisonSide
    ) {
        (self.name, self.question, self.heading, self.side) = (name, question, heading, side)
    }

    /// What was found in one point, with the claims and gaps of it alone.
    struct Finding {
        let point: ComparisonPoint
        let sides: [(organisation: EntityID, side: ComparisonSide)]
        let claims: [ClaimID]
        let missing: [String]

        /// Whether something is known of each organisation.
        var isComplete: Bool { sides.allSatisfy { $0.side.phrase != nil } }
    }

    /// Looks at each organisation.
    func look(at comparison: SideBySide) throws(Rejection) -> Finding {
        let situation = comparison.situation
        let part = try situation.part { () throws(Rejection) in
            var sides: [(organisation: EntityID, side: ComparisonSide)] = []
            for organisation in comparison.organisations {
                let own = try situation.part { () throws(Rejection) in try side(comparison, organisation) }
                if own.made.phrase == nil { situation.miss("\(name) of \(organisation): \(own.made.text)") }
                sides.append((organisation, own.made))
            }
            return sides
        }
        return Finding(point: self, sides: part.made, claims: part.claims.sorted(), missing: part.missing)
    }
}

extension ComparisonPoint.Finding {
    /// The point in one sentence: “Members: SCO 6, CSTO nothing is known”.
    var sentence: String {
        let phrases = sides.map { "\($0.organisation) \($0.side.phrase ?? "has no data")" }
        return "\(point.heading): \(phrases.joined(separator: "; "))."
    }

    /// As it stands on the wire.
    var datum: Datum {
        [
            "point": .string(point.name), "title": .string(point.heading), "question": .string(point.question.rawValue),
            "byOrganisation": .object(sides.map { .init($0.organisation.text, $0.side.datum) }),
            "claims": .array(claims.map { .string("\($0)") }),
            "missing": .array(missing.map { .string($0) }), "sentence": .string(sentence),
        ]
    }
}
