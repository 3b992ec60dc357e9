// SPDX-License-Identifier: Apache-2.0

import Engine
import Model
import Testing
import Wire

/// Calls of plugins' services go down the plugin's session, and the replies back to who called.
@Suite struct ServiceTests {
    @Test func `a call is sent to the plugin, and its result to the caller`() throws {
        let bench = try Bench.withEntities()
        let alerts = try Guest(bench)
        let route = bench.callService(meta: #"{"progress":"t-1"}"#)
        let heard = try #require(try alerts.heard().first)
        #expect(heard["method"] == "alerts.test")
        #expect(heard["params"] == ["sink": "mail"])
        #expect(
            heard["_meta"] == [
                "by": "ana", "role": "reader", "deadline": "2016-12-31T12:00:30.000Z", "progress": "t-1",
            ])
        #expect(!bench.hasReplied(route))
        try alerts.reply(#""result":{"sent":1,"to":["a",1.5,null,true]}"#)
        let text = String(decoding: try #require(bench.replies(route).first), as: UTF8.self)
        #expect(text == #"{"jsonrpc":"2.0","id":"q","result":{"sequence":8,"sent":1,"to":["a",1.5,null,true]}}"#)
        #expect(try bench.metric("registan_calls_in_flight") == "0")
        #expect(try bench.metric(#"registan_calls_answered_total{outcome="result"}"#) == "1")
    }

    @Test func `a sequence that the plugin gives stays`() throws {
        let bench = try Bench.withEntities()
        let alerts = try Guest(bench)
        let route = bench.callService()
        try alerts.reply(#""result":{"sequence":5}"#)
        #expect(try bench.result(route) == ["sequence": 5])
    }

    @Test(arguments: ["null", "5.5", #""5""#, "{}"])
    func `a sequence that is none makes the reply none`(_ sequence: String) throws {
        let bench = try Bench()
        let alerts = try Guest(bench)
        let route = bench.callService()
        try alerts.reply(#""result":{"sequence":\#(sequence)}"#)
        #expect(try bench.error(route).code == .internalError)
    }

    @Test func `calls under way are told apart, in whatever order they are answered`() throws {
        let bench = try Bench()
        let alerts = try Guest(bench)
        let routes = ["a", "b", "c"].map { bench.callService("alerts.test", #"{"sink":"\#($0)"}"#) }
        for call in try alerts.heard().reversed() {
            try alerts.reply(
                #""result":{"sink":"\#(call["params"]?["sink"]?.text ?? "")"}"#, to: call["id"]?.text)
        }
        #expect(try routes.map { try bench.result($0)["sink"]?.text } == ["a", "b", "c"])
        #expect(Set(try alerts.heard().compactMap { $0["id"]?.text }).count == 3)
    }

    static let errors: [(given: String, code: Int64)] = [
        (#"{"code":-32602,"message":"No.","data":{"field":"sink","hint":"Say which."}}"#, -32602),
        (#"{"code":-32603,"message":"No."}"#, -32603), (#"{"code":-32000,"message":"No.","data":null}"#, -32000),
        (#"{"code":-32099,"message":"No.","data":{"more":[1]}}"#, -32099),
        (#"{"code":-32100,"message":"No.","data":"text"}"#, -32603), (#"{"code":-32700,"message":"No."}"#, -32603),
        (#"{"code":1,"message":"No."}"#, -32603), (#"{"code":0,"message":"No."}"#, -32603),
    ]

    @Test(arguments: errors.indices)
    func `a plugin's error passes, with the members that every error has`(_ index: Int) throws {
        let bench = try Bench()
        let alerts = try Guest(bench)
        let route = bench.callService()
        try alerts.reply(#""error":\#(Self.errors[index].given)"#)
        let error = try #require(try bench.reply(route)["error"])
        #expect(error["code"] == .integer(Self.errors[index].code))
        #expect(error["message"] == "No.")
        let names = try #require(error["data"]?.members).map(\.name)
        #expect(Set(["field", "given", "reason", "hint"]).isSubset(of: names))
        #expect(Set(names).count == names.count)
    }

    @Test func `who has a lesser role than the service takes never reaches the plugin`() throws {
        let bench = try Bench()
        let alerts = try Guest(bench, role: .analyst)
        let error = try bench.error(bench.callService(as: .plugin))
        #expect((error.code, error.given) == (.notAuthorised, "plugin"))
        #expect(try alerts.heard().isEmpty)
        bench.callService(as: .analyst)
        #expect(try alerts.heard().count == 1)
    }

    @Test func `the deadline is the caller's, and is no parameter of the plugin's`() throws {
        let bench = try Bench()
        let alerts = try Guest(bench)
        bench.callService("alerts.test", #"{"sink":"a","deadline":"2016-12-31T12:00:05Z"}"#)
        let heard = try #require(try alerts.heard().first)
        #expect(heard["params"] == ["sink": "a"])
        #expect(heard["_meta"]?["deadline"] == "2016-12-31T12:00:05.000Z")
        let late = bench.callService("alerts.test", #"{"deadline":"2016-12-31T11:00:00Z"}"#)
        #expect(try bench.error(late).code == .deadlinePassed)
        let odd = bench.callService("alerts.test", #"{"deadline":"soon"}"#)
        #expect(try bench.error(odd).field == "deadline")
    }

    @Test func `a deadline far ahead is cut, so that nobody waits for ever`() throws {
        let bench = try Bench()
        let alerts = try Guest(bench)
        bench.callService("alerts.test", #"{"deadline":"9999-12-31T23:59:59Z"}"#)
        #expect(try alerts.heard().first?["_meta"]?["deadline"] == "2016-12-31T13:00:00.000Z")
    }

    @Test func `parameters may be left out`() throws {
        let bench = try Bench()
        let alerts = try Guest(bench)
        bench.send(bytes: Array(#"{"jsonrpc":"2.0","id":1,"method":"alerts.test"}"#.utf8), as: .reader)
        #expect(try alerts.heard().first?["params"] == [:])
    }

    @Test(arguments: [#""a.b""#, #""""#, "7", #""ü""#, #""\#(String(repeating: "x", count: 65))""#])
    func `a token that cannot be part of a topic is refused`(_ token: String) throws {
        let bench = try Bench()
        let alerts = try Guest(bench)
        let error = try bench.error(bench.callService(meta: #"{"progress":\#(token)}"#))
        #expect((error.code, error.field) == (.invalidParams, "_meta.progress"))
        #expect(try alerts.heard().isEmpty)
    }

    @Test func `rpc.discover has the services of plugins that are here`() throws {
        let bench = try Bench()
        let alerts = try Guest(bench, role: .operator)
        func shown() throws -> Datum? {
            try bench.call("rpc.discover")["methods"]?.elements?.first { $0["name"] == "alerts.test" }
        }
        let method = try #require(try shown())
        #expect(method["summary"] == "try it out")
        #expect(method["params"]?.elements?.first?["name"] == "sink")
        #expect(method["params"]?.elements?.first?["required"] == true)
        #expect((method["x-role"], method["x-plugin"]) == ("operator", "alerts"))
        #expect(method["result"]?["schema"]?["properties"]?["sent"]?["type"] == "integer")
        try bench.call("plugin.leave", ["session": .string(alerts.session)], as: .plugin, by: alerts.user)
        #expect(try shown() == nil)
    }

    @Test func `plugin.list shows the parts of a plugin as its last heartbeat told of them`() throws {
        let bench = try Bench()
        let alerts = try Guest(bench)
        func parts() throws -> [Datum]? { try bench.call("plugin.list")["plugins"]?.elements?[0]["parts"]?.elements }
        #expect(try parts() == [])
        let part: Datum = [
            "name": "mail", "state": "retrying", "waiting": 3, "deadLetters": 1, "lastError": "451 later",
        ]
        let told: Datum = ["session": .string(alerts.session), "parts": [part]]
        try bench.call("plugin.heartbeat", told, as: .plugin, by: alerts.user)
        try alerts.beat()
        #expect(try parts() == [part])
        try bench.call("plugin.heartbeat", told.with("parts", []), as: .plugin, by: alerts.user)
        #expect(try parts() == [])
        let many = told.with("parts", .array(Array(repeating: part, count: 65)))
        #expect(try bench.refusal("plugin.heartbeat", many, as: .plugin, by: alerts.user).code == .tooLarge)
    }
}
