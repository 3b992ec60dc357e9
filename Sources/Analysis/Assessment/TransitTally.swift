// SPDX-License-Identifier: Apache-2.0

import Model

/// How requests for passage among members were answered.
struct TransitTally {
    private(set) var granted = Tally()
    private(set) var refused = Tally()
    private(set) var withoutLegalBasis = Tally()
    private(set) var open = 0

    /// The cases between states that were both members of an organisation at the time.
    init(of organisation: EntityID, within window: Window, in situation: Situation) {
        for grantor in situation.everMembers(of: organisation) {
            for answer in situation.transitCases(grantedBy: grantor, within: window)
            where situation.wasMember(grantor, of: organisation, during: answer.since)
                && situation.wasMember(answer.mover, of: organisation, during: answer.since)
            {
                add(answer.outcomes)
            }
        }
    }

    private mutating func add(_ outcomes: [String]) {
        granted.add(outcomes, in: ["granted"])
        refused.add(outcomes, in: ["refused"])
        withoutLegalBasis.add(outcomes, in: ["no-legal-basis"])
        open += outcomes == ["open"] ? 1 : 0
    }

    /// How often a member was left outside: refused, or without a legal basis.
    var closed: Tally { refused + withoutLegalBasis }

    /// Cases with an answer.
    var answered: Int { granted.value + closed.value }

    /// As it follows those who were asked: “left a member outside in 2 of 3 cases”.
    var phrase: String {
        let cases = answered.counted("case")
        guard answered > 0 else { return "left every request for transit open" }
        return closed.high == 0
            ? "left nobody outside (\(cases))" : "left a member outside in \(closed.bounds.words()) of \(cases)"
    }

    /// The share of the answered cases that were granted; nil where there is none.
    var share: Bounds? {
        guard answered > 0 else { return nil }
        let all = Double(answered)
        return Bounds(
            Double(granted.value) / all, between: Double(min(granted.low, answered)) / all,
            and: Double(min(granted.high, answered)) / all)
    }

    /// The share with its cases.
    var datum: Datum {
        (share?.members ?? .without("no answered request for transit between members is stated")).with([
            .init("cases", .integer(Int64(answered))), .init("granted", .integer(Int64(granted.value))),
            .init("refused", .integer(Int64(refused.value))),
            .init("withoutLegalBasis", .integer(Int64(withoutLegalBasis.value))),
            .init("open", .integer(Int64(open))),
        ])
    }
}
