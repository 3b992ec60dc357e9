// SPDX-License-Identifier: Apache-2.0

import Engine
import Model
import Testing
import Wire

/// What becomes of messages that are no good, and of their ids.
@Suite struct MessageTests {
    /// A message, and the code and the id of its reply.
    struct Example: Sendable, CustomTestStringConvertible {
        let message: String
        let code: RPCError.Code
        let id: Datum

        init(_ message: String, _ code: RPCError.Code, id: Datum = .null) {
            (self.message, self.code, self.id) = (message, code, id)
        }

        var testDescription: String { String(message.prefix(60)) }
    }

    static let examples = [
        Example("", .parseError),
        Example("not json", .parseError),
        Example(#"{"jsonrpc":"2.0","id":1,"method":"system.status""#, .parseError),
        Example(#"{"jsonrpc":"2.0","id":1,"method":"system.status",}"#, .parseError),
        Example(#"{"jsonrpc":"2.0","id":1,"method":"system.status","method":"event.head"}"#, .parseError),
        Example("\u{FEFF}" + #"{"jsonrpc":"2.0","id":1,"method":"system.status"}"#, .parseError),
        Example(#"{"jsonrpc":"2.0","id":1,"method":"\ud800"}"#, .parseError),
        Example(#"{"jsonrpc":"2.0","id":1,"method":"claim.get","params":\#(nested(65))}"#, .tooLarge),
        Example("[]", .invalidRequest),
        Example(#"[{"jsonrpc":"2.0","id":1,"method":"system.status"}]"#, .invalidRequest),
        Example("1", .invalidRequest),
        Example("null", .invalidRequest),
        Example("{}", .invalidRequest),
        Example(#"{"jsonrpc":"2.0","method":"system.status"}"#, .invalidRequest),
        Example(#"{"jsonrpc":"2.0","id":null,"method":"system.status"}"#, .invalidRequest),
        Example(#"{"jsonrpc":"2.0","id":true,"method":"system.status"}"#, .invalidRequest),
        Example(#"{"jsonrpc":"2.0","id":[1],"method":"system.status"}"#, .invalidRequest),
        Example(#"{"jsonrpc":"1.0","id":1,"method":"system.status"}"#, .invalidRequest, id: 1),
        Example(#"{"id":"a","method":"system.status"}"#, .invalidRequest, id: "a"),
        Example(#"{"jsonrpc":"2.0","id":"a"}"#, .invalidRequest, id: "a"),
        Example(#"{"jsonrpc":"2.0","id":"a","method":7}"#, .invalidRequest, id: "a"),
        Example(#"{"jsonrpc":"2.0","id":"a","method":"system.status","parms":{}}"#, .invalidRequest, id: "a"),
        Example(#"{"jsonrpc":"2.0","id":2,"method":"system.status","params":[1]}"#, .invalidParams, id: 2),
        Example(#"{"jsonrpc":"2.0","id":2,"method":"system.status","params":"all"}"#, .invalidParams, id: 2),
        Example(#"{"jsonrpc":"2.0","id":2.5,"method":"system.stauts"}"#, .methodNotFound, id: 2.5),
        Example(#"{"jsonrpc":"2.0","id":"a","method":""}"#, .methodNotFound, id: "a"),
    ]

    private static func nested(_ levels: Int) -> String {
        String(repeating: "[", count: levels) + String(repeating: "]", count: levels)
    }

    @Test(arguments: examples)
    func `a message that is no request gets an error and harms nobody`(_ example: Example) throws {
        let bench = try Bench()
        let (route, follows) = bench.send(bytes: Array(example.message.utf8))
        #expect(follows)
        let reply = try bench.reply(route)
        #expect(reply["jsonrpc"]?.text == "2.0")
        #expect(reply["id"] == example.id)
        #expect(reply["result"] == nil)
        #expect(RPCError(reading: try #require(reply["error"])).code == example.code)
        let data = try #require(reply["error"]?["data"]?.members)
        #expect(["field", "given", "reason", "hint"].allSatisfy { name in data.contains { $0.name == name } })
        try bench.call("system.status")
    }

    @Test(arguments: ["1", "-7", "9007199254740993", "2.5", "\"\"", "\"7\"", "\"ü\\n\""])
    func `an id comes back with its type`(_ id: String) throws {
        let bench = try Bench()
        let (route, _) = bench.send(bytes: Array(#"{"jsonrpc":"2.0","id":\#(id),"method":"event.head"}"#.utf8))
        let text = String(decoding: try #require(bench.replies(route).first), as: UTF8.self)
        #expect(text.hasPrefix(#"{"jsonrpc":"2.0","id":\#(id),"result":"#))
    }

    @Test func `an id may have 256 bytes of text`() throws {
        let bench = try Bench()
        func status(_ length: Int) throws -> Datum {
            let id = String(repeating: "x", count: length)
            return try bench.reply(
                bench.send(bytes: Array(#"{"jsonrpc":"2.0","id":"\#(id)","method":"event.head"}"#.utf8)).route)
        }
        #expect(try status(256)["result"] != nil)
        #expect(try status(257)["error"]?["code"] == -32600)
    }

    @Test func `eight mebibytes are taken, and one byte more is too large`() throws {
        let bench = try Bench()
        let head = #"{"jsonrpc":"2.0","id":1,"method":"entity.search","params":{"text":""#
        func search(_ bytes: Int) throws -> Datum {
            let filler = String(repeating: "x", count: bytes - head.utf8.count - 3)
            return try bench.reply(bench.send(bytes: Array((head + filler + "\"}}").utf8)).route)
        }
        #expect(try search(8 << 20)["result"] != nil)
        let error = RPCError(reading: try #require(try search(8 << 20 + 1)["error"]))
        #expect(error.code == .tooLarge)
        #expect(error.hint != nil)
    }

    @Test func `a message with a million values is taken, and more are too large`() throws {
        let bench = try Bench()
        let many = Array(
            (#"{"jsonrpc":"2.0","id":1,"method":"event.replay","params":{"topics":["#
                + String(repeating: "1,", count: 1_000_000) + "1]}}").utf8)
        #expect(try bench.error(bench.send(bytes: many).route).code == .tooLarge)
    }

    @Test func `a reply is no request and gets no reply`() throws {
        let bench = try Bench()
        for message in [#"{"jsonrpc":"2.0","id":1,"result":{}}"#, #"{"jsonrpc":"2.0","id":1,"error":{"code":1}}"#] {
            let (route, follows) = bench.send(bytes: Array(message.utf8))
            #expect(!follows)
            #expect(!bench.hasReplied(route))
        }
    }

    @Test func `a mistyped method is answered with the nearest one`() throws {
        let error = try Bench().refusal("membership.rooster")
        #expect(error.code == .methodNotFound)
        #expect(error.given == "membership.rooster")
        #expect(error.hint?.contains("membership.roster") == true)
    }

    @Test func `parameters that are null count as left out`() throws {
        let bench = try Bench.withEntities()
        let entities = try bench.call("entity.list", ["kind": .null, "limit": .null, "on": .null, "cursor": .null])
        #expect(entities["entities"]?.elements?.count == 8)
        #expect(try bench.refusal("entity.get", ["id": .null]).reason?.contains("missing") == true)
    }
}
