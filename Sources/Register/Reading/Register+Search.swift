// SPDX-License-Identifier: Apache-2.0

public import Model
import Suggestion

extension Register {
    /// Entities whose id or one of whose names is like a text, the likest first and then by id.
    ///
    /// An exact id comes before an exact name, then a beginning, the beginning of a word, a part, and what is only a few
    /// letters off (as suggestions are). Case, Latin diacritics and punctuation make no difference. The score runs from
    /// 1, an exact id, to just above 0. Only newest versions are searched. Cost: linear in the names of all entities.
    public func search(_ text: String, limit: Int) -> [(entity: Entity, score: Double)] {
        let wanted = FoldedText(text)
        guard !wanted.text.isEmpty, limit > 0 else { return [] }
        var found: [(entity: Entity, score: Double)] = []
        for index in entities.all {
            let entity = entities[index]
            if let score = Likeness(of: entity, to: wanted)?.score { found.append((entity, score)) }
        }
        found.sort { $0.score != $1.score ? $0.score > $1.score : $0.entity.id < $1.entity.id }
        return Array(found.prefix(limit))
    }
}

/// How like an entity's id or names are to a text.
private enum Likeness {
    case exactID, exactName, beginning, wordBeginning, part
    case near(edits: Int)

    /// The likest that the entity offers; nil where nothing is like.
    init?(of entity: Entity, to wanted: FoldedText) {
        let id = FoldedText(entity.id.text)
        let names = [FoldedText(entity.name)] + entity.names.map { FoldedText($0.text) }
        if id == wanted {
            self = .exactID
        } else if let likeness = ([id] + names).compactMap({ Likeness(of: $0, to: wanted) }).max(by: {
            $0.score < $1.score
        }) {
            self = likeness
        } else {
            return nil
        }
    }

    private init?(of name: FoldedText, to wanted: FoldedText) {
        if name == wanted {
            self = .exactName
        } else if name.text.hasPrefix(wanted.text) {
            self = .beginning
        } else if (" " + name.text).contains(" " + wanted.text) {
            self = .wordBeginning
        } else if name.text.contains(wanted.text) {
            self = .part
        } else if let edits = Self.fewestEdits(from: name, to: wanted) {
            self = .near(edits: edits)
        } else {
            return nil
        }
    }

    /// Edits from the whole name or one of its words, as few as a suggestion may be off.
    private static func fewestEdits(from name: FoldedText, to wanted: FoldedText) -> Int? {
        let given = Array(wanted.text.utf8)
        guard given.count <= longestName else { return nil }
        return ([name.text[...]] + name.words).compactMap { candidate in
            let bytes = Array(candidate.utf8)
            let allowed = max(1, max(given.count, bytes.count) / 3)
            guard bytes.count <= longestName, abs(bytes.count - given.count) <= allowed else { return nil }
            let edits = editDistance(given, bytes)
            return edits <= allowed ? edits : nil
        }.min()
    }

    var score: Double {
        switch self {
        case .exactID: 1
        case .exactName: 0.9
        case .beginning: 0.8
        case .wordBeginning: 0.7
        case .part: 0.6
        case .near(let edits): 0.5 / Double(edits)
        }
    }
}
