// SPDX-License-Identifier: Apache-2.0

import Chronology
import Model

/// What the organisations are and are there for.
extension ComparisonPoint {
    static let make = [
        ComparisonPoint("membership", .positions, "Founding and members") { comparison, organisation in
            founding(organisation, comparison.situation)
        },
        ComparisonPoint("mandate", .positions, "Mandate") { comparison, organisation in
            MandatePhases(of: organisation, in: comparison.situation).side
        },
    ]

    private static let phase = FieldKey(.existence, "phase")

    private static func founding(_ organisation: EntityID, _ situation: Situation) -> ComparisonSide {
        let phases = phases(of: organisation, situation)
        let memberships = situation.statements(.membership, towards: organisation).filter(\.holds)
        guard !phases.isEmpty || !memberships.isEmpty else {
            return ComparisonSide(without: "nobody says when it was founded or who belongs to it")
        }
        let count = Membership.members(of: organisation, in: situation)
        let byStatus = Dictionary(grouping: memberships) { $0.statuses[0] }.sorted { $0.key < $1.key }
        let since = phases.last.map { "\($0.word) since \($0.since)" } ?? "of unknown founding"
        let members = count.map { "\($0.words()) \($0 == 1 ? "member" : "members")" } ?? "no known members"
        let phrase = "has \(members), \(since)"
        return ComparisonSide(
            figure: count?.datum ?? .null,
            value: [
                "phases": .array(phases.map { ["phase": .string($0.word), "since": .string($0.since)] }),
                "states": .object(byStatus.map { .init($0.key, .ids($0.value.map(\.subject).sorted())) }),
            ], text: "\(situation.name(organisation)) \(phrase).", phrase: phrase)
    }

    /// Through which phases an organisation came, those that differ.
    private static func phases(of organisation: EntityID, _ situation: Situation) -> [(word: String, since: String)] {
        situation.history(.existence, about: organisation).reduce(into: []) { phases, stint in
            guard let word = stint.statement.word(phase), phases.last?.word != word else { return }
            situation.use(stint.statement)
            phases.append((word, stint.statement.since.words))
        }
    }
}
