// SPDX-License-Identifier: Apache-2.0

import Model

/// The single values of a value, each by its path, so that two values of the same analysis can stand side by side.
struct FlatValue {
    /// The paths, in order: the names on the way, as people read them.
    let names: [[String]]
    private let texts: [[String]: String]

    init(_ value: Datum?) {
        let pairs = Self.flatten(value ?? .null, name: [])
        names = pairs.map(\.0)
        texts = Dictionary(pairs) { first, _ in first }
    }

    /// What stands under a path; a dash where nothing does.
    subscript(name: [String]) -> String { texts[name] ?? ValueTree.absent }

    /// The paths of several values, each once: those of the first, then what the others have besides.
    static func names(of values: [FlatValue]) -> [[String]] {
        var seen: Set<[String]> = []
        return values.flatMap(\.names).filter { seen.insert($0).inserted }
    }

    private static func flatten(_ value: Datum, name: [String]) -> [([String], String)] {
        if ValueTree.isSingle(value) { return [(name, ValueTree.text(value))] }
        if let members = value.members {
            return members.flatMap { flatten($0.value, name: name + [ValueTree.name($0.name)]) }
        }
        return (value.elements ?? []).enumerated().flatMap { place, element in
            flatten(element, name: name + [label(element) ?? String(place + 1)])
        }
    }

    /// What tells an object of a list from the others, so that one which comes in does not shift the rest.
    private static func label(_ element: Datum) -> String? {
        ["id", "state", "name", "member"].lazy.compactMap { element[$0]?.text }.first
    }
}
