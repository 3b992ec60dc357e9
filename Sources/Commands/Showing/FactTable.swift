// SPDX-License-Identifier: Apache-2.0

/// Facts with their names before them, one a line; what is empty is left out.
struct FactTable {
    private(set) var table = TextTable([.init(""), .init("", isFlexible: true)])

    var isEmpty: Bool { table.isEmpty }

    /// Adds a fact, unless there is nothing to say.
    mutating func add(_ name: String, _ text: Text?) {
        guard let text, !text.isEmpty else { return }
        table.add([Text(name, .dim), text])
    }

    /// Adds a fact, unless there is nothing to say.
    mutating func add(_ name: String, _ text: String?) { add(name, text.map { Text($0) }) }
}
