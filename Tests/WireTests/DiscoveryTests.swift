// SPDX-License-Identifier: Apache-2.0

import Model
import Testing
import Wire

/// The catalogue, and the OpenRPC document that is made from it.
@Suite struct DiscoveryTests {
    private let document = Datum.object(Discovery.openRPC(version: "1.2.3"))

    @Test func `the catalogue has the methods of the protocol`() {
        let names = Catalogue.methods.map(\.name)
        #expect(Set(names).count == names.count)
        for name in [
            "rpc.discover", "system.status", "system.metrics", "entity.get", "entity.list", "entity.search",
            "entity.register", "claim.assert", "claim.retract", "claim.rank", "claim.get", "claim.list",
            "claim.explain", "membership.roster", "membership.of", "membership.timeline", "model.slot",
            "model.contested", "model.diff", "event.replay", "event.head", "plugin.register", "plugin.heartbeat",
            "plugin.leave", "plugin.list", "event.publish", "journal.verify", "register.check",
        ] {
            #expect(Catalogue.method(named: name)?.name == name)
        }
        #expect(Catalogue.method(named: "") == nil)
    }

    @Test(arguments: Catalogue.methods.map(\.name))
    func `a declaration is complete and says what it means`(_ name: String) throws {
        let method = try #require(Catalogue.method(named: name))
        #expect(!method.summary.isEmpty && !method.summary.hasSuffix("."), "one line, no sentence")
        for properties in [method.parameters, method.result] {
            #expect(Set(properties.map(\.name)).count == properties.count, "each name once")
            #expect(properties.allSatisfy { !$0.summary.isEmpty })
        }
        let names = method.parameters.map(\.name)
        #expect(names.contains("deadline"))
        #expect(names.contains("idempotencyKey") == [.write, .publish].contains(method.effect))
        #expect(["on", "known", "recorded"].allSatisfy { names.contains($0) == (method.effect == .read) })
        #expect(names.contains("whatIf") == (method.effect == .read || name == "scenario.save"))
        #expect(names.contains("cursor") == method.result.contains { $0.name == "next" } || method.effect != .read)
        #expect(method.effect != .write || method.role >= .analyst, "readers and plugins write nothing")
    }

    @Test func `it is a document of OpenRPC`() throws {
        #expect(document["openrpc"]?.text?.hasPrefix("1.") == true)
        #expect(document["info"]?["title"] == "Registan")
        #expect(document["info"]?["version"] == "1.2.3")
        let methods = try #require(document["methods"]?.elements)
        #expect(methods.compactMap { $0["name"]?.text } == Catalogue.methods.map(\.name))
        for method in methods {
            #expect(method["paramStructure"] == "by-name")
            #expect(method["result"]?["name"] != nil && method["result"]?["schema"] != nil)
            for parameter in method["params"]?.elements ?? [] {
                #expect(["name", "summary", "required", "schema"].allSatisfy { parameter[$0] != nil })
            }
        }
    }

    @Test func `every reference leads somewhere, and every schema is referred to`() throws {
        let schemas = Set(try #require(document["components"]?["schemas"]?.members).map(\.name))
        let references = Set(Self.references(document))
        #expect(references.isSubset(of: schemas), "\(references.subtracting(schemas))")
        #expect(schemas.isSubset(of: references), "\(schemas.subtracting(references))")
    }

    private static func references(_ datum: Datum) -> [String] {
        let here = datum["$ref"]?.text.map { [String($0.dropFirst("#/components/schemas/".count))] } ?? []
        return here + (datum.elements ?? []).flatMap(references)
            + (datum.members ?? []).flatMap { references($0.value) }
    }

    @Test func `each role may do all that the ones before it may`() {
        #expect(Role.allCases == [.reader, .plugin, .analyst, .operator])
        #expect(Role.allCases.sorted() == Role.allCases)
    }
}
