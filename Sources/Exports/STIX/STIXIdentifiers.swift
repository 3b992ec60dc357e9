// SPDX-License-Identifier: Apache-2.0

import Model
import NamedUUID

/// The ids of a register's STIX objects: `type--UUID`, the same in every export of the register.
///
/// The UUIDs are of version 5, in a namespace of our own: STIX 2.1 (section 2.9) keeps the namespace
/// 00abedb4-aa42-466c-9c01-fed23315a9b7 for observables. The register's UUID is part of the name, because only the creator
/// of an object may publish another version of it: two registers that both hold `UZB` have two objects.
struct STIXIdentifiers {
    private let register: String

    /// The UUID of a fixed name; never changed, or every id would.
    static let namespace = NamedUUID("urn:registan:stix", in: .urls)
    /// The objects that are the same for every register: who defined the extension, and the extension.
    static let definer = "identity--\(NamedUUID("registan", in: namespace))"
    static let recordExtension = "extension-definition--\(NamedUUID("record", in: namespace))"

    init(register: String) { self.register = register }

    /// The identity that all objects of the register are created by.
    var creator: String { id("identity", "register") }

    /// The bundle of what is exported from a viewpoint.
    func bundle(_ viewpoint: String) -> String { id("bundle", "bundle/\(viewpoint)") }

    /// The object of an entity.
    func entity(_ id: EntityID, type: String) -> String { self.id(type, "entity/\(id)") }

    /// The object of a claim.
    func claim(_ id: ClaimID, type: String) -> String { self.id(type, "claim/\(id)") }

    private func id(_ type: String, _ name: String) -> String {
        "\(type)--\(NamedUUID("\(register)/\(name)", in: Self.namespace))"
    }
}
