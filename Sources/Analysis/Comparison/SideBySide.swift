// SPDX-License-Identifier: Apache-2.0

import Model

/// The organisations that stand side by side, with what several points need of them.
struct SideBySide {
    let organisations: [EntityID]
    let situation: Situation
    /// The leaders of each, sorted by id.
    let leaders: [EntityID: [EntityID]]
    /// The states that are members of all of them and lead none, sorted by id.
    let common: [EntityID]

    init(_ organisations: [EntityID], in situation: Situation) {
        self.organisations = organisations
        self.situation = situation
        leaders = organisations.reduce(into: [:]) { leaders, organisation in
            leaders[organisation] = situation.statements(.leadership, towards: organisation).filter(\.holds)
                .map(\.subject).sorted()
        }
        let leading = Set(leaders.values.joined())
        let members = organisations.map { organisation in
            Set(
                situation.statements(.membership, towards: organisation)
                    .filter { $0.holds && $0.word(Situation.status) == "member" }.map(\.subject))
        }
        let all = members.dropFirst().reduce(members.first ?? []) { $0.intersection($1) }
        common = all.subtracting(leading).sorted()
    }

    /// Notes the membership of the states that are compared: they stand in a point because of it.
    func useMemberships(in organisation: EntityID) {
        for state in common { _ = situation.status(of: state, in: organisation) }
    }
}

/// What one organisation is in one point.
struct ComparisonSide {
    /// The figure that is compared; null where there is none.
    let figure: Datum
    /// The whole of what was found.
    let value: Datum
    /// One sentence.
    let text: String
    /// The few words for the sentence of the point; nil where the model has no data.
    let phrase: String?

    /// A side of which something is known.
    init(figure: Datum, value: Datum, text: String, phrase: String) {
        (self.figure, self.value, self.text, self.phrase) = (figure, value, text, phrase)
    }

    /// A side of which nothing is known, and what.
    init(without text: String) {
        (figure, value, self.text, phrase) = (.null, .null, text, nil)
    }

    /// As it stands on the wire.
    var datum: Datum {
        ["figure": figure, "value": value, "text": .string(text), "phrase": phrase.map { .string($0) } ?? .null]
    }
}

extension EntityID {
    /// Ids as part of a sentence.
    static func list(_ ids: [EntityID]) -> String { ids.map(\.text).sentenceList }
}
