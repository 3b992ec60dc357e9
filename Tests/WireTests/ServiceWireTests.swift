// SPDX-License-Identifier: Apache-2.0

import Chronology
import Model
import Testing
import Wire

/// Services of plugins on the wire: calls as the daemon sends them, replies as it passes them on, descriptions.
@Suite struct ServiceWireTests {
    private func passed(_ text: String, id: RequestID = .integer(7)) throws -> (id: String?, reply: Datum)? {
        var parser = JSONParser()
        var other = JSONParser()
        guard let reply = try Array(text.utf8).withUnsafeBytes({ ServiceReply(try parser.view($0)) }) else {
            return nil
        }
        return (reply.id, try other.parse(reply.forCaller(id, sequence: 3)))
    }

    @Test(arguments: [
        #"{"jsonrpc":"2.0","id":"a","method":"event.head"}"#, #"{"method":"a","result":{}}"#, "{}", "[]", "1",
        #"{"id":"a"}"#,
    ])
    func `what has a method, or neither result nor error, is no reply`(_ text: String) throws {
        #expect(try passed(text) == nil)
    }

    @Test func `a result comes back under the caller's id, with a sequence`() throws {
        let found = try #require(try passed(#"{"id":"a","result":{"x":[1,2.5,"ü\n",null,{"y":false}]}}"#))
        #expect(found.id == "a")
        #expect(
            found.reply == [
                "jsonrpc": "2.0", "id": 7, "result": ["sequence": 3, "x": [1, 2.5, "ü\n", .null, ["y": false]]],
            ])
        #expect(try passed(#"{"id":7,"result":{}}"#)?.id == nil, "the daemon's ids are texts")
    }

    @Test func `an error keeps its data, and gets what is missing`() throws {
        let found = try #require(try passed(#"{"id":"a","error":{"code":-32001,"message":"No.","data":{"hint":"H"}}}"#))
        #expect(
            found.reply["error"] == [
                "code": -32001, "message": "No.",
                "data": ["hint": "H", "field": .null, "given": .null, "reason": "No."],
            ])
        #expect(RPCError(reading: try #require(found.reply["error"])).code == .notFound)
    }

    @Test func `a call is a request with its context beside it`() throws {
        var parser = JSONParser()
        let context = CallContext(
            by: "ana", role: .analyst, deadline: try Instant("2026-01-31T12:00:00Z"), progress: "t-1")
        let bytes = Call.service(
            id: "x", method: "alerts.test", params: ["a": [1], "deadline": "2026-01-31T12:00:00Z"], context)
        let request = try Request(reading: try parser.parse(bytes))
        #expect((request.id, request.method, request.params) == (.text("x"), "alerts.test", ["a": [1]]))
        #expect(CallContext(reading: request.meta) == context)
        #expect(CallContext(reading: .null) == nil)
    }

    @Test func `a service is described as a method`() throws {
        let service = ServiceDeclaration(
            "alerts.test", "try it", role: .plugin,
            params: ["type": "object", "properties": ["a": ["description": "one"], "b": [:]], "required": ["b"]],
            result: ["type": "object"])
        let document = Datum.object(Discovery.openRPC(version: "1", services: [service]))
        let shown = try #require(document["methods"]?.elements?.last)
        #expect(shown["name"] == "alerts.test" && shown["x-plugin"] == "alerts" && shown["x-effect"] == "service")
        #expect(
            shown["params"] == [
                ["name": "a", "summary": "one", "required": false, "schema": ["description": "one"]],
                ["name": "b", "summary": "", "required": true, "schema": [:]],
            ])
    }
}
