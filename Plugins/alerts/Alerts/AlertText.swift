// SPDX-License-Identifier: Apache-2.0

import Wire

/// What an alert says to people, in one line.
enum AlertText {
    /// A change as a sentence; any other event by its topic and who wrote it.
    static func text(of event: Event, _ change: Change?) -> String {
        guard let change else { return event.topic + (event.by.map { " by \($0)" } ?? "") }
        let cause = change.cause.isEmpty ? "" : " (\(shortened(change.cause)))"
        return
            "\(question(change)): \(change.before.text) -> \(change.after.text)\(place(change)) \(period(change))\(cause)"
    }

    /// Who or what it is about; a membership needs no word for its kind.
    private static func question(_ change: Change) -> String {
        let subject = change.name(of: change.subject)
        guard change.kind != "membership" else { return subject }
        let object = change.object.map { " \(change.name(of: $0))" } ?? ""
        return "\(subject), \(change.kind)\(object)"
    }

    private static func place(_ change: Change) -> String {
        guard change.kind == "membership", let object = change.object else { return "" }
        let name = change.name(of: object)
        // A bare id, such as CSTO, or a name with an article of its own takes none.
        return name == object || name.lowercased().hasPrefix("the ") ? " in \(name)" : " in the \(name)"
    }

    private static func period(_ change: Change) -> String {
        switch (change.from, change.to) {
        case ("..", ".."): "at all times"
        case ("..", let to): "until \(to)"
        case (let from, ".."): "from \(from)"
        case (let from, let to): from == to ? "on \(from)" : "from \(from) to \(to)"
        }
    }

    /// Claims by id; of many only the first.
    private static func shortened(_ claims: [String]) -> String {
        let shown = 5
        guard claims.count > shown else { return claims.joined(separator: ", ") }
        return claims.prefix(shown).joined(separator: ", ") + " and \(claims.count - shown) more"
    }
}
