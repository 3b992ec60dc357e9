// SPDX-License-Identifier: Apache-2.0

import Model
import Testing

@testable import Conformance

@Suite struct `The check of a registration` {
    private static let object: Datum = ["type": "object"]

    private static func service(_ method: Datum, _ params: Datum = object) -> Datum {
        ["method": method, "params": params, "result": object]
    }

    private static let referring: Datum = ["type": "object", "properties": ["a": ["$ref": "#/$defs/A"]]]

    private static func registration(_ changes: (String, Datum)...) -> Datum {
        var members: [(String, Datum)] = [
            ("name", "alerts"), ("version", "1.0"), ("topics", ["membership.changed."]),
            ("publishes", ["alerts.sent."]), ("services", [service("alerts.test")]),
        ]
        for (name, value) in changes {
            members.removeAll { $0.0 == name }
            members.append((name, value))
        }
        return .object(members.map { .init($0.0, $0.1) })
    }

    @Test func `finds nothing wrong in a good one`() {
        #expect(RegistrationCheck(Self.registration()).complaint == nil)
        #expect(RegistrationCheck(["name": "a", "version": "1"]).complaint == nil)
    }

    @Test(arguments: [
        (registration(("name", "a bad name")), "under the name"),
        (registration(("name", "-a")), "under the name"),
        (registration(("name", .string(String(repeating: "a", count: 65)))), "under the name"),
        (registration(("version", "")), "without a version"),
        (registration(("topics", ["membership changed"])), "declares the topic"),
        (registration(("publishes", ["alerts"])), "wants to publish"),
        (registration(("publishes", ["membership.sent."])), "wants to publish"),
        (registration(("services", [service("other.test")])), "declares the service"),
        (registration(("services", [service("alerts.")])), "declares the service"),
        (registration(("services", [service("alerts.a.b")])), "declares the service"),
        (registration(("services", [service("alerts.test"), service("alerts.test")])), "twice"),
        (registration(("services", [service("alerts.test", [:])])), "no JSON Schema of an object"),
        (registration(("publishes", ["."])), "wants to publish"),
        (registration(("publishes", ["alerts.", "alerts.a b"])), "wants to publish"),
        (registration(("publishes", [.string("alerts." + String(repeating: "x", count: 200))])), "wants to publish"),
        (registration(("services", [service("alerts.test", referring)])), "declares the service"),
    ])
    func `says what is wrong in a bad one`(registration: Datum, seen: String) {
        #expect(RegistrationCheck(registration).complaint?.seen.contains(seen) == true)
    }
}
