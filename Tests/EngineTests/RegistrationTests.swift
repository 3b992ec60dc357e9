// SPDX-License-Identifier: Apache-2.0

import Engine
import Model
import Testing
import Wire

/// What a plugin may say that it offers and publishes, and what it is told otherwise.
@Suite struct RegistrationTests {
    private static func registration(_ more: Datum = [:]) -> Datum {
        .object([.init("name", "alerts"), .init("version", "1.0")] + (more.members ?? []))
    }

    private static func offering(_ service: Datum) -> Datum {
        ["services": [Samples.service("alerts.first"), service]]
    }

    static let refused: [(more: Datum, field: String, code: RPCError.Code)] = [
        (offering(Samples.service("other.test")), "services[1].method", .invalidParams),
        (offering(Samples.service("alerts")), "services[1].method", .invalidParams),
        (offering(Samples.service("alerts.")), "services[1].method", .invalidParams),
        (offering(Samples.service("alerts.a.b")), "services[1].method", .invalidParams),
        (offering(Samples.service("alerts.ü")), "services[1].method", .invalidParams),
        (offering(Samples.service("alerts.first")), "services[1].method", .invalidParams),
        (
            offering(Samples.service("alerts.\(String(repeating: "x", count: 94))")), "services[1].method", .tooLarge
        ),
        (offering(["method": "alerts.test"]), "services[1].params", .invalidParams),
        (offering(["method": "alerts.test", "params": ["type": "object"]]), "services[1].result", .invalidParams),
        (offering(Samples.service("alerts.b").with("params", [:])), "services[1].params", .invalidParams),
        (offering(Samples.service("alerts.b").with("params", ["type": "array"])), "services[1].params", .invalidParams),
        (
            offering(Samples.service("alerts.b").with("params", ["type": "object", "properties": [7]])),
            "services[1].params.properties", .invalidParams
        ),
        (
            offering(Samples.service("alerts.b").with("params", ["type": "object", "properties": ["a": 7]])),
            "services[1].params.properties.a", .invalidParams
        ),
        (
            offering(Samples.service("alerts.b").with("result", ["type": "object", "required": "a"])),
            "services[1].result.required", .invalidParams
        ),
        (
            offering(Samples.service("alerts.b").with("result", ["type": "object", "x": nested(32)])),
            "services[1].result", .tooLarge
        ),
        (
            offering(Samples.service("alerts.b").with("summary", .string(String(repeating: "x", count: 201)))),
            "services[1].summary", .tooLarge
        ),
        (offering(Samples.service("alerts.b").with("role", "king")), "services[1].role", .invalidParams),
        (offering(Samples.service("alerts.b").with("rule", "reader")), "services[1].rule", .invalidParams),
        (
            ["services": .array((0..<257).map { Samples.service("alerts.s\($0)") })], "services", .tooLarge
        ),
        (
            [
                "services": .array(
                    (0..<256).map {
                        Samples.service("alerts.s\($0)").with("summary", .string(String(repeating: "x", count: 200)))
                            .with(
                                "result",
                                ["type": "object", "description": .string(String(repeating: "y", count: 200))])
                    })
            ], "services", .tooLarge
        ),
        (
            offering(Samples.service("alerts.b").with("params", ["type": "object", "properties": ["a": reference]])),
            "services[1].params", .invalidParams
        ),
        (
            offering(Samples.service("alerts.b").with("result", ["type": "object", "allOf": [["x": reference]]])),
            "services[1].result", .invalidParams
        ),
        (["topics": ["claim.", .string(String(repeating: "x", count: 201))]], "topics[1]", .tooLarge),
        (["publishes": [""]], "publishes[0]", .invalidParams), (["publishes": ["."]], "publishes[0]", .invalidParams),
        (["publishes": ["alerts"]], "publishes[0]", .invalidParams),
        (["publishes": ["alerts..x"]], "publishes[0]", .invalidParams),
        (["publishes": ["alerts.a b"]], "publishes[0]", .invalidParams),
        (["publishes": ["alerts.", "claim.asserted."]], "publishes[1]", .invalidParams),
        (["publishes": ["membership."]], "publishes[0]", .invalidParams),
        (["publishes": ["call.progress."]], "publishes[0]", .invalidParams),
        (["publishes": [.string("alerts.\(String(repeating: "x", count: 200))")]], "publishes[0]", .tooLarge),
    ]

    private static let reference: Datum = ["$ref": "#/$defs/Sink"]

    private static func nested(_ levels: Int) -> Datum { (0..<levels).reduce(1) { inner, _ in .array([inner]) } }

    @Test(arguments: refused.indices)
    func `a declaration that cannot hold is refused, saying where and what to do`(_ index: Int) throws {
        let (more, field, code) = Self.refused[index]
        let bench = try Bench()
        let error = try bench.refusal("plugin.register", Self.registration(more), as: .plugin)
        #expect((error.code, error.field) == (code, field), "\(error.message)")
        #expect(error.reason?.isEmpty == false)
        #expect(bench.kept.isEmpty && bench.topics().isEmpty)
    }

    @Test func `a plugin with the name of a word of the catalogue offers nothing, and may be here`() throws {
        let bench = try Bench()
        let params: Datum = ["name": "claim", "version": "1.0"]
        let services: Datum = ["services": [Samples.service("claim.test")]]
        #expect(
            try bench.refusal("plugin.register", params.merging(services), as: .plugin).field == "services[0].method")
        try bench.call("plugin.register", params, as: .plugin)
    }

    @Test func `256 services are registered, called and shown, and cost others nothing`() throws {
        let bench = try Bench()
        let alerts = try Guest(bench, offers: (0..<256).map { "s\($0)" }, publishes: ["alerts.", "fires.in"])
        let route = bench.callService("alerts.s255")
        try alerts.reply(#""result":{}"#)
        #expect(try bench.result(route)["sequence"] != nil)
        #expect(try bench.call("rpc.discover")["methods"]?.elements?.count == Catalogue.methods.count + 256)
        #expect(try bench.call("plugin.list")["plugins"]?.elements?[0]["services"]?.elements?.count == 256)
    }

    @Test func `all plugins together offer as much as the description can show`() throws {
        let bench = try Bench()
        let verbs = (0..<250).map { "s\($0)" }
        for number in 0..<8 { _ = try Guest(bench, "p\(number)", offers: verbs) }
        let params: Datum = ["name": "more", "version": "1.0", "services": [Samples.service("more.test")]]
        #expect(try bench.refusal("plugin.register", params, as: .plugin).code == .busy)
        try bench.call("plugin.register", params.with("services", []), as: .plugin)
        let methods = try #require(try bench.call("rpc.discover")["methods"]?.elements)
        #expect(methods.count == Catalogue.methods.count + EngineLimits.services)
        #expect(methods.count <= Catalogue.mostMethods)
    }

    @Test func `a property may be called $ref`() throws {
        let params: Datum = ["type": "object", "properties": ["$ref": ["type": "string"]]]
        let service = Samples.service("alerts.test").with("params", params)
        try Bench().call("plugin.register", Self.registration(["services": [service]]), as: .plugin)
    }

    @Test func `a plugin that comes back finds its place in a full house`() throws {
        let bench = try Bench()
        let verbs = (0..<250).map { "s\($0)" }
        let first = try Guest(bench, "p0", offers: verbs)
        for number in 1..<8 { _ = try Guest(bench, "p\(number)", offers: verbs) }
        for number in 8..<EngineLimits.sessions { _ = try Guest(bench, "p\(number)", offers: []) }
        let late: Datum = ["name": "late", "version": "1.0"]
        #expect(try bench.refusal("plugin.register", late, as: .plugin).code == .busy)
        bench.vanished.insert(first.route)
        #expect(try Guest(bench, "p0", offers: verbs).session != first.session)
    }

    @Test func `those that left longest ago are forgotten, and what they offered at once`() throws {
        let bench = try Bench()
        for number in 0...EngineLimits.leftSessions {
            let guest = try Guest(bench, "p\(number)")
            let session: Datum = ["session": .string(guest.session)]
            try bench.call("plugin.leave", session, as: .plugin, by: guest.user)
        }
        let shown = try #require(try bench.call("plugin.list")["plugins"]?.elements)
        #expect(shown.count == EngineLimits.leftSessions && !shown.contains { $0["name"] == "p0" })
        #expect(shown.allSatisfy { $0["state"] == "left" && $0["services"] == [] })
        _ = try Guest(bench, "p1")
        let listed = try #require(try bench.call("plugin.list")["plugins"]?.elements)
        #expect(listed.count == EngineLimits.leftSessions && listed.first { $0["name"] == "p1" }?["state"] == "running")
    }
}
