// SPDX-License-Identifier: Apache-2.0

import Model

/// What an organisation is there for, as threats.
struct MandateThreats {
    private static let domains = FieldKey(.mandate, "domains")

    /// The domains of its mandate that are registered as threats, by their own id or after `counter-`: counter-terrorism
    /// is about terrorism.
    let threats: Set<EntityID>

    init(of organisation: EntityID, in situation: Situation) {
        var threats: Set<EntityID> = []
        for mandate in situation.statements(.mandate, about: organisation) where mandate.holds {
            let named = mandate.names(Self.domains).flatMap { Self.issues($0, in: situation) }
            if !named.isEmpty { situation.use(mandate) }
            threats.formUnion(named)
        }
        self.threats = threats
    }

    private static func issues(_ domain: String, in situation: Situation) -> [EntityID] {
        let prefix = "counter-"
        let spellings = [domain] + (domain.hasPrefix(prefix) ? [String(domain.dropFirst(prefix.count))] : [])
        return spellings.compactMap { EntityID($0) }.filter { situation.kind(of: $0) == .issue }
    }
}
