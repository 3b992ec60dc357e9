// SPDX-License-Identifier: Apache-2.0

import Model
import Testing
import Wire

/// Requests are taken apart, or refused with their id where it could be read.
@Suite struct RequestTests {
    private func fault(_ datum: Datum) -> Request.Fault? {
        do {
            _ = try Request(reading: datum)
            return nil
        } catch { return error }
    }

    @Test func `a request is taken apart`() throws {
        let request = try Request(
            reading: ["jsonrpc": "2.0", "id": "a", "method": "claim.get", "params": ["id": "c1"], "_meta": ["by": "x"]])
        #expect(request.id == .text("a"))
        #expect(request.method == "claim.get")
        #expect(request.params == ["id": "c1"])
    }

    @Test(arguments: [nil, .null, [:]] as [Datum?])
    func `parameters may be left out`(_ params: Datum?) throws {
        var members: [Datum.Member] = [.init("jsonrpc", "2.0"), .init("id", 1), .init("method", "event.head")]
        if let params { members.append(.init("params", params)) }
        #expect(try Request(reading: .object(members)).params == [:])
    }

    static let faults: [(datum: Datum, id: RequestID?, code: RPCError.Code, says: String)] = [
        ([], nil, .invalidRequest, "batch"), ([["jsonrpc": "2.0"]], nil, .invalidRequest, "batch"),
        ("text", nil, .invalidRequest, "not text"), (.null, nil, .invalidRequest, "not null"),
        ([:], nil, .invalidRequest, "“id”"), (["id": .null], nil, .invalidRequest, "“id”"),
        (["id": true], nil, .invalidRequest, "“id”"), (["id": [1]], nil, .invalidRequest, "“id”"),
        (["id": 1], .integer(1), .invalidRequest, "“jsonrpc”"),
        (["id": 1.5, "jsonrpc": 2.0], .number(1.5), .invalidRequest, "“jsonrpc”"),
        (["id": "a", "jsonrpc": "2.0"], .text("a"), .invalidRequest, "“method”"),
        (["id": "a", "jsonrpc": "2.0", "method": .null], .text("a"), .invalidRequest, "“method”"),
        (["id": 1, "jsonrpc": "2.0", "method": "m", "parms": [:]], .integer(1), .invalidRequest, "“parms”"),
        (["id": 1, "jsonrpc": "2.0", "method": "m", "params": [1]], .integer(1), .invalidParams, "by name"),
    ]

    @Test(arguments: faults.indices)
    func `what is no request is refused`(_ index: Int) throws {
        let example = Self.faults[index]
        let found = try #require(fault(example.datum))
        #expect(found.id == example.id)
        #expect(found.error.code == example.code)
        #expect(found.error.message.contains(example.says), "\(found.error.message)")
        #expect(found.error.hint != nil)
    }

    @Test func `an id has at most 256 bytes of text`() throws {
        func request(_ bytes: Int) -> Datum {
            ["jsonrpc": "2.0", "id": .string(String(repeating: "x", count: bytes)), "method": "m"]
        }
        #expect(fault(request(RequestID.longestText)) == nil)
        #expect(try #require(fault(request(RequestID.longestText + 1))).id == nil, "it is not repeated")
    }

    @Test func `a call is read as the request that it is`() throws {
        var parser = JSONParser()
        let bytes = Call.request(id: 7, method: "claim.get", params: ["id": "c1"])
        let request = try Request(reading: try parser.parse(bytes))
        #expect((request.id, request.method, request.params) == (.integer(7), "claim.get", ["id": "c1"]))
    }
}

/// Errors as peers see them.
@Suite struct RPCErrorTests {
    private func written(_ error: RPCError) throws -> Datum {
        var parser = JSONParser()
        return try #require(try parser.parse(Reply.error(.integer(1), error))["error"])
    }

    @Test(arguments: RPCError.Code.allCases)
    func `what is written is read back`(_ code: RPCError.Code) throws {
        var error = RPCError(
            code, "It is so.", field: "claims[0].kind", given: "a\n\"b\"", reason: "so", hint: "Do it.", retryAfter: 50)
        error.fork = .init(epoch: 2, head: 17)
        #expect(RPCError(reading: try written(error)) == error)
    }

    @Test func `its data always has field, given, reason and hint`() throws {
        let data = try #require(try written(RPCError(.notFound, "There is none."))["data"]?.members)
        #expect(data.map(\.name) == ["field", "given", "reason", "hint"])
        #expect(
            data.map(\.value) == [.null, .null, "There is none.", .null],
            "the sentence is the reason where none is given")
    }

    @Test func `the codes are those of the protocol`() {
        let own = [-32001, -32002, -32003, -32004, -32005, -32006, -32007, -32008, -32010, -32011]
        let standard = [-32700, -32600, -32601, -32602, -32603]
        #expect(Set(RPCError.Code.allCases.map(\.rawValue)) == Set(own + standard))
    }

    @Test(arguments: [
        (Rejection.Sort.invalid, RPCError.Code.invalidParams), (.notFound, .notFound), (.conflict, .conflict),
        (.tooLarge, .tooLarge),
    ])
    func `a refusal by the model keeps its field and remedy`(_ sort: Rejection.Sort, _ code: RPCError.Code) {
        let error = RPCError(Rejection(sort, field: "kind", given: "x", reason: "It is not so.", hint: "Write y."))
        #expect(error.code == code)
        #expect((error.field, error.given, error.reason, error.hint) == ("kind", "x", "It is not so.", "Write y."))
        #expect(error.message == "kind: It is not so. Write y.")
        #expect(RPCError(Rejection(sort, field: "", reason: "It is not so.")).field == nil)
    }

    @Test(arguments: [-32050, -32099, -32000, 1, 0])
    func `a code that has no meaning here stays as it was given`(_ code: Int) throws {
        let given: Datum = ["code": .integer(Int64(code)), "message": "New.", "data": ["field": 5]]
        let error = RPCError(reading: given)
        #expect(error.code.rawValue == code && error.code.isForeign && error.message == "New.")
        #expect(RPCError(reading: try written(error)).code.rawValue == code)
    }

    @Test(arguments: [.null, ["message": "No."], ["code": "-32050"], ["code": -32050.5]] as [Datum])
    func `an error without a code is an internal one`(_ given: Datum) {
        #expect(RPCError(reading: given).code == .internalError)
    }

    @Test func `a reply has either a result or an error, and the id with its type`() throws {
        var parser = JSONParser()
        for (id, datum) in [(RequestID.integer(-1), -1), (.number(1.5), 1.5), (.text("1"), "1")] as [(RequestID, Datum)]
        {
            let result = try parser.parse(Reply.result(id, raw: Array("{\"a\":1}".utf8)))
            #expect(result == ["jsonrpc": "2.0", "id": datum, "result": ["a": 1]])
            let error = try parser.parse(Reply.error(id, RPCError(.busy, "Busy.")))
            #expect(error.members?.map(\.name) == ["jsonrpc", "id", "error"])
            #expect(error["id"] == datum)
        }
        #expect(try parser.parse(Reply.error(nil, RPCError(.parseError, "No.")))["id"] == .null)
    }
}
