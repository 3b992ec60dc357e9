// SPDX-License-Identifier: Apache-2.0

import Model

/// How near a membership is said to be.
enum Outlook {
    static let field = FieldKey(.prospect, "outlook")

    /// The words, by their place on the scale from 0.
    static let words = ["none", "unlikely", "possible", "likely", "imminent"]

    /// The highest place on the scale.
    static let highest = Double(words.count - 1)

    /// Where an outlook that nobody stated stands among the others: not as good as `possible`, which somebody said, but
    /// no worse than `unlikely`, which is said against it.
    static let unstated = 1.5

    /// The outlook of a prospect on the scale from 0 to 4; nil where none is stated.
    static func bounds(_ prospect: Statement) -> Bounds? {
        let places = prospect.words(field).compactMap { word in words.firstIndex(of: word).map { Bounds(Double($0)) } }
        return places.first.map { first in places.dropFirst().reduce(first) { $0.joined(with: $1) } }
    }
}
