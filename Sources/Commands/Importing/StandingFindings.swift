// SPDX-License-Identifier: Apache-2.0

import Model

/// The findings of a register as they were defined, without their answers.
struct StandingFindings {
    /// Sorted by name, as the daemon lists them.
    let definitions: [Definition]
    private let contents: [Definition.Name: Datum]

    /// Asks for all findings, or for those of some names.
    ///
    /// - Parameter ask: calls a method of the daemon and gives its result.
    init(
        named wanted: Set<Definition.Name>? = nil, _ ask: (String, [Datum.Member]) throws(Failure) -> Datum
    ) throws(Failure) {
        var definitions: [Definition] = []
        if wanted?.isEmpty != true {
            for id in (try ask("finding.list", [])["findings"]?.elements ?? []).compactMap({ $0["id"]?.text }) {
                if let wanted, !wanted.contains(where: { $0.text == id }) { continue }
                definitions.append(try Self.definition(try ask("finding.get", [.init("id", .string(id))])))
            }
        }
        self.definitions = definitions
        contents = Dictionary(uniqueKeysWithValues: definitions.map { ($0.name, $0.content) })
    }

    /// What a finding was defined as; nil where there is none of that name.
    subscript(name: Definition.Name) -> Datum? { contents[name] }

    /// The members of a reply that were defined.
    private static func definition(_ reply: Datum) throws(Failure) -> Definition {
        let members = memberNames.compactMap { name in reply[name].map { Datum.Member(name, $0) } }
        do { return try Definition(reading: .object(members), as: .finding) } catch {
            throw Failure(.noDaemon, "The daemon's answer to “finding.get” cannot be read.")
        }
    }

    private static let memberNames = ["id", "question", "statement", "note", "expression"]
}

extension Datum {
    /// The same value with the members of every object by name, and without those that are null: two definitions with
    /// the same one say the same.
    var inOrderOfNames: Datum {
        switch self {
        case .object(let members):
            .object(
                members.filter { $0.value != .null }.map { .init($0.name, $0.value.inOrderOfNames) }
                    .sorted { $0.name < $1.name })
        case .array(let elements): .array(elements.map(\.inOrderOfNames))
        default: self
        }
    }
}
