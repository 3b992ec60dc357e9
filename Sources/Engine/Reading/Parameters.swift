// SPDX-License-Identifier: Apache-2.0

import Chronology
import Model
import Wire

/// A request's parameters, whose form the catalogue has checked, taken one by one.
struct Parameters {
    let datum: Datum

    /// A value; nil where it is left out or null.
    subscript(name: String) -> Datum? { datum[name].flatMap { $0 == .null ? nil : $0 } }

    func text(_ name: String) -> String? { self[name]?.text }

    func flag(_ name: String) -> Bool { self[name]?.bool ?? false }

    func integer(_ name: String) -> Int64? { self[name]?.integer }

    func requiredText(_ name: String) throws(Rejection) -> String {
        guard let text = text(name) else {
            throw Rejection(.invalid, field: name, reason: "“\(name)” is missing.")
        }
        return text
    }

    func entityID(_ name: String) throws(Rejection) -> EntityID? {
        guard let datum = self[name] else { return nil }
        guard let text = datum.text else {
            throw Rejection(.invalid, field: name, given: datum.summary, reason: "“\(name)” is the id of an entity.")
        }
        return try EntityID(reading: text, field: name)
    }

    func kind(_ name: String) throws(Rejection) -> KindIndex? {
        guard let text = text(name) else { return nil }
        return try KindIndex(reading: text, field: name)
    }

    /// The kinds in a list; nil where there is none.
    func kinds(_ name: String) throws(Rejection) -> Set<KindIndex>? {
        guard let elements = self[name]?.elements else { return nil }
        var kinds: Set<KindIndex> = []
        for (position, element) in elements.enumerated() {
            kinds.insert(try KindIndex(reading: element.text ?? "", field: "\(name)[\(position)]"))
        }
        return kinds
    }

    /// The ids of claims in a list.
    func claimIDs(_ name: String) throws(Rejection) -> [ClaimID]? {
        guard let elements = self[name]?.elements else { return nil }
        var ids: [ClaimID] = []
        for (position, element) in elements.enumerated() {
            ids.append(try Self.claimID(element, field: "\(name)[\(position)]"))
        }
        return ids
    }

    /// The id of a claim, or a refusal that shows one.
    static func claimID(_ datum: Datum?, field: String) throws(Rejection) -> ClaimID {
        guard let id = datum?.text.flatMap({ ClaimID($0) }) else {
            throw Rejection(
                .invalid, field: field, given: datum?.summary, reason: "This is not the id of a claim.",
                hint: "Ids of claims are “c” and a number, such as c17.")
        }
        return id
    }
}
