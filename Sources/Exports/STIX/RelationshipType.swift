// SPDX-License-Identifier: Apache-2.0

import Model

extension Assertion {
    /// What a claim is called between its subject and its object, in lower case with hyphens as STIX has it; a kind that
    /// nothing stands here for is called by its own name. Nil where no relationship should stand, because the claim says
    /// that there is none: consumers that do not read descriptions would take it for one.
    var relationshipType: String? {
        if token("status") == ClaimKind.noneToken || token("effect") == ClaimKind.noneToken { return nil }
        let name = kind.kind.name
        for field in ["status", "phase", "role", "decision"] {
            if let token = token(field), let special = Self.special[name]?[token] { return special }
        }
        return Self.common[name] ?? name
    }

    private static let common = [
        "membership": "member-of", "leadership": "leads", "composition": "part-of", "office": "holds-office-in",
        "document": "issued-by", "contribution": "contributes-to", "basing": "based-in", "stationing": "stationed-at",
        "exercise": "organised-by", "participation": "takes-part-in", "position": "speaks-on",
        "request": "makes-request-to", "decision": "decided-by", "reservation": "reserves-on",
        "prospect": "has-prospect-in", "threat": "named-threat-to", "link": "linked-with", "observation": "related-to",
        "dependence": "depends-on", "tie": "tied-to", "dispute": "disputes-with", "transit": "answers-transit-of",
    ]

    /// By the value of the field that changes what the relationship is.
    private static let special = [
        "membership": [
            "acceding": "acceding-to", "observer": "observer-of", "dialogue-partner": "dialogue-partner-of",
            "suspended": "suspended-from", "withdrawn": "withdrawn-from",
        ],
        "basing": ["planned": "planned-in", "closed": "formerly-based-in"],
        "exercise": ["planned": "planned-by", "cancelled": "cancelled-by"],
        "participation": ["host": "hosts", "observer": "observes", "absent": "absent-from"],
        "transit": [
            "granted": "grants-transit-to", "refused": "refuses-transit-to", "no-legal-basis": "has-no-transit-law-for",
        ],
    ]
}
