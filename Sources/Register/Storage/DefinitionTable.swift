// SPDX-License-Identifier: Apache-2.0

import Chronology
import Model

/// Definitions with all their versions, by sort and name.
struct DefinitionTable {
    /// One version: what was defined, or nil where it was removed, and when.
    private struct Version {
        let content: Datum?
        let sequence: SequenceNumber
    }

    private struct Key: Hashable {
        let sort: Definition.Sort
        let name: Definition.Name
    }

    private var versions: [Key: [Version]] = [:]
    private var standing: [Definition.Sort: Int] = [:]

    /// How many of a sort stand.
    func count(_ sort: Definition.Sort) -> Int { standing[sort] ?? 0 }

    /// What a name stood for at a record (nil: now).
    func content(_ sort: Definition.Sort, _ name: Definition.Name, at recorded: SequenceNumber?) -> Datum? {
        guard let versions = versions[Key(sort: sort, name: name)] else { return nil }
        guard let recorded else { return versions.last?.content }
        return versions.last { $0.sequence <= recorded }?.content
    }

    /// Every definition of a sort that stood at a record (nil: now), sorted by name. Cost: all that were ever defined.
    func all(_ sort: Definition.Sort, at recorded: SequenceNumber?) -> [Definition] {
        versions.keys.filter { $0.sort == sort }.map(\.name).sorted().compactMap { name in
            content(sort, name, at: recorded).map { Definition(sort, name, $0) }
        }
    }

    mutating func set(
        _ sort: Definition.Sort, _ name: Definition.Name, _ content: Datum?, at sequence: SequenceNumber
    ) {
        recount(sort, name) { $0.append(Version(content: content, sequence: sequence)) }
    }

    /// Takes the newest version of a name out again, as if it had never been.
    mutating func removeNewestVersion(_ sort: Definition.Sort, _ name: Definition.Name) {
        recount(sort, name) { $0.removeLast() }
    }

    private mutating func recount(
        _ sort: Definition.Sort, _ name: Definition.Name, _ change: (inout [Version]) -> Void
    ) {
        let key = Key(sort: sort, name: name)
        let before = versions[key]?.last?.content == nil ? 0 : 1
        change(&versions[key, default: []])
        standing[sort, default: 0] += (versions[key]?.last?.content == nil ? 0 : 1) - before
        if versions[key]?.isEmpty ?? false { versions[key] = nil }
    }
}
