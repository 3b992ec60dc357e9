// SPDX-License-Identifier: Apache-2.0

/// What may stand behind a command without a name: its place tells what it is.
struct Argument: Sendable {
    /// How many words it takes.
    enum Count: Sendable {
        case one, optional, some, any
    }

    /// The name by which help shows it, in capitals.
    let name: String
    /// How many words it takes; one that takes several stands last.
    let count: Count
    /// What it is, as one line.
    let summary: String
    /// The words that may stand there, for completion; empty where anything may.
    let words: [String]

    init(_ name: String, _ summary: String, _ count: Count = .one, words: [String] = []) {
        self.name = name
        self.count = count
        self.summary = summary
        self.words = words
    }

    /// As the usage line shows it.
    var usage: String {
        switch count {
        case .one: name
        case .optional: "[\(name)]"
        case .some: "\(name)..."
        case .any: "[\(name)]..."
        }
    }

    var isRequired: Bool { count == .one || count == .some }
    var takesSeveral: Bool { count == .some || count == .any }
}

/// A named setting of a command: `--name VALUE`, `--name=VALUE`, or `--name` alone.
struct Option: Sendable {
    /// The name, without the two hyphens.
    let name: String
    /// A letter that stands for the name behind one hyphen.
    let letter: Character?
    /// What its value is called in help; nil where it takes none.
    let value: String?
    /// What it does, as one line.
    let summary: String
    /// Whether it may be given several times.
    let isRepeatable: Bool
    /// Whether the command does nothing without it.
    let isRequired: Bool
    /// The words that its value may be, for completion; empty where anything may be.
    let words: [String]

    /// An option with a value.
    init(
        _ name: String, _ value: String, _ summary: String, letter: Character? = nil, isRepeatable: Bool = false,
        isRequired: Bool = false, words: [String] = []
    ) {
        self.name = name
        self.letter = letter
        self.value = value
        self.summary = summary
        self.isRepeatable = isRepeatable
        self.isRequired = isRequired
        self.words = words
    }

    /// An option that is given or not.
    init(flag name: String, _ summary: String) {
        self.name = name
        letter = nil
        value = nil
        self.summary = summary
        isRepeatable = false
        isRequired = false
        words = []
    }

    /// As help shows it.
    var usage: String { (letter.map { "-\($0), " } ?? "") + "--\(name)" + (value.map { " \($0)" } ?? "") }
}
