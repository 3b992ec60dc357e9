// SPDX-License-Identifier: Apache-2.0

public import Model

extension Register {
    /// Entities whose id or one of whose names is like a text, the likest first and then by id.
    ///
    /// An exact id comes before an exact name, then a beginning, the beginning of a word, a part, all of its words in
    /// another order, and what is only a few letters off (as suggestions are), as a whole or word by word. Case, Latin
    /// diacritics and punctuation make no difference. The score runs from 1, an exact id, to just above 0. Only newest
    /// versions are searched. Cost: linear in the names of all entities, which are kept folded.
    public func search(_ text: String, limit: Int) -> [(entity: Entity, score: Double)] {
        let wanted = SearchText(text)
        guard !wanted.folded.text.isEmpty, limit > 0 else { return [] }
        var found: [(entity: Entity, score: Double)] = []
        for index in entities.all {
            guard let score = Likeness(of: entities.searchTexts(of: index), to: wanted)?.score else { continue }
            found.append((entities[index], score))
        }
        found.sort { $0.score != $1.score ? $0.score > $1.score : $0.entity.id < $1.entity.id }
        return Array(found.prefix(limit))
    }
}
