// SPDX-License-Identifier: Apache-2.0

import Configuration
import Model
import Suggestion

/// What `[defaults]` of a file gives to claims that leave it out.
struct Defaults {
    private let members: [Datum.Member]
    private let source: Datum?

    private static let names = ["kind", "subject", "object", "credibility", "source"]

    init(_ document: TOMLDocument) throws(ConfigurationError) {
        guard let node = document.root["defaults"] else {
            (members, source) = ([], nil)
            return
        }
        for entry in node.entries ?? [] where !Self.names.contains(entry.key) {
            throw ConfigurationError(
                at: document.place(of: entry), key: entry.key,
                reason: "[defaults] takes no “\(entry.key)”. " + didYouMean(entry.key, among: Self.names)
                    + "Allowed are \(Self.names.joined(separator: ", ")).")
        }
        let all = try node.datum(document).members ?? []
        members = all.filter { $0.name != "source" }
        source = all.first { $0.name == "source" }?.value
    }

    /// A claim with what it left out: members, and the source of its citations.
    func complete(_ claim: Datum) -> Datum {
        guard case .object(var all) = claim else { return claim }
        for member in members where !all.contains(where: { $0.name == member.name }) { all.append(member) }
        guard let source, let place = all.firstIndex(where: { $0.name == "citations" }) else { return .object(all) }
        all[place].value = .array(
            (all[place].value.elements ?? []).map { citation in
                guard case .object(let members) = citation, citation["source"] == nil else { return citation }
                return .object([.init("source", source)] + members)
            })
        return .object(all)
    }
}
