// SPDX-License-Identifier: Apache-2.0

import Chronology
import Model

extension Register {
    /// Bases that are in a state whose policy it is to have no foreign ones.
    func lintUnwelcomeBases(_ key: SlotKey, on today: Day) -> [LintFinding] {
        guard key.kind.kind.name == "basing", !key.isPlan, let policy = KindIndex(named: "policy") else { return [] }
        let basing = timeline(ofNewest: key).segment(on: today).answer
        guard basing.state == .holds, let host = basing.object, named("owner", basing, key.kind) != .entity(host),
            named("phase", basing, key.kind) != .token("closed")
        else { return [] }
        return refusals(by: host, policy, on: today).map { stance in
            LintFinding(
                rule: "base-against-policy", claims: basing.claims + stance.claims, entities: [key.subject, host],
                message: "“\(key.subject)” stands in “\(host)”, whose policy refuses foreign bases.",
                hint: "See whether the policy has an exception, or one of the two is out of date.")
        }
    }

    /// The answers by which a state refuses foreign bases on a day.
    private func refusals(by state: EntityID, _ policy: KindIndex, on day: Day) -> [Answer] {
        let topics = slots.about(state, policy).map { slots[$0].key }.filter { key in
            key.qualifiers.elements.contains { $0.value == .token("foreign-bases") }
        }
        return topics.map { timeline(ofNewest: $0).segment(on: day).answer }.filter { answer in
            guard case .integer(let stance) = named("stance", answer, policy) else { return false }
            return answer.state == .holds && stance < 0
        }
    }

    /// What an answer says of a field, by its name.
    private func named(_ field: String, _ answer: Answer, _ kind: KindIndex) -> FieldValue? {
        kind.kind.fields.firstIndex { $0.name == field }.flatMap { answer.value[$0] }
    }
}
