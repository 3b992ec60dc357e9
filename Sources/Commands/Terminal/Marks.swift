// SPDX-License-Identifier: Apache-2.0

import Model

/// What an answer is besides its value: possible, contested, presumed.
struct Marks: OptionSet, Hashable, Sendable {
    let rawValue: UInt8

    /// A change may have happened or not.
    static let possible = Marks(rawValue: 1)
    /// Sources disagree.
    static let contested = Marks(rawValue: 2)
    /// No source knows; an open end is carried on.
    static let presumed = Marks(rawValue: 4)

    /// The marks and what the legend says of them.
    static let meanings: [(mark: Marks, meaning: String)] = [
        (.possible, "possible: a change may have happened by then, or not"),
        (.contested, "contested: sources disagree; see registan help explain"),
        (.presumed, "presumed: no source speaks of that day from knowledge; the last one left the end open"),
    ]

    init(rawValue: UInt8) { self.rawValue = rawValue }

    /// The marks of a roster entry, a stretch of a timeline, or an answer.
    init(of datum: Datum) {
        self = []
        if datum["certainty"]?.text == "possible" { insert(.possible) }
        if datum["contested"]?.bool == true { insert(.contested) }
        if datum["contested"]?.elements?.isEmpty == false { insert(.contested) }
        if datum["basis"]?.text == "presumed", datum["answer"]?.text != "unknown" { insert(.presumed) }
    }

    /// As they are shown: `~`, `!` and `>`.
    var text: Text {
        var text: Text = ""
        if contains(.possible) { text += Text("~", .yellow) }
        if contains(.contested) { text += Text("!", .red) }
        if contains(.presumed) { text += Text(">", .dim) }
        return text
    }
}
