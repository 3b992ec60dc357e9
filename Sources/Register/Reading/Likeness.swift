// SPDX-License-Identifier: Apache-2.0

/// How like an entity's id or names are to a text.
enum Likeness {
    case exactID, exactName, beginning, wordBeginning, part
    case words(edits: Int)
    case near(edits: Int)

    /// The likest that an id and names offer; nil where nothing is like.
    init?(of texts: [SearchText], to wanted: SearchText) {
        if texts.first?.folded == wanted.folded {
            self = .exactID
        } else if let likest = texts.lazy.compactMap({ Likeness(of: $0, to: wanted) }).max(by: { $0.score < $1.score })
        {
            self = likest
        } else {
            return nil
        }
    }

    private init?(of name: SearchText, to wanted: SearchText) {
        let (text, sought) = (name.folded.text, wanted.folded.text)
        if text == sought {
            self = .exactName
        } else if text.hasPrefix(sought) {
            self = .beginning
        } else if text.contains(sought) {
            self = (" " + text).contains(" " + sought) ? .wordBeginning : .part
        } else if let edits = ([name.whole] + name.words).lazy.compactMap({ $0.nearEdits(from: wanted.whole) }).min() {
            self = .near(edits: edits)
        } else if wanted.words.count > 1, let edits = name.edits(findingWordsOf: wanted) {
            self = .words(edits: edits)
        } else {
            return nil
        }
    }

    var score: Double {
        switch self {
        case .exactID: 1
        case .exactName: 0.9
        case .beginning: 0.8
        case .wordBeginning: 0.7
        case .part: 0.6
        case .words(edits: 0): 0.55
        case .near(let edits): 0.5 / Double(edits)
        case .words(let edits): 0.45 / Double(edits)
        }
    }
}
