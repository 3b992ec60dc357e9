// SPDX-License-Identifier: Apache-2.0

import Model
import Testing

@testable import Wire

@Suite struct `A view of JSON` {
    private static func withView(of json: String, _ body: (JSONView) throws -> Void) throws {
        var parser = JSONParser()
        try Array(json.utf8).withUnsafeBytes { try body(try parser.view($0)) }
        _ = consume parser
    }

    @Test func `finds members by name behind values of every sort`() throws {
        let json = #"{"i":-5,"d":2.5,"o":{"x":[1,{"y":2}]},"a":[[],[3]],"s":"text","t":true,"n":null,"z":7}"#
        try Self.withView(of: json) { view in
            #expect(view.sort == .object && view.count == 8)
            #expect(view["i"]?.integer == -5 && view["i"]?.number == -5)
            #expect(view["d"]?.number == 2.5 && view["d"]?.integer == nil)
            #expect(view["s"]?.string == "text" && view["s"]?.isText("text") == true)
            #expect(view["s"]?.isText("tex") == false && view["z"]?.isText("7") == false)
            #expect(view["t"]?.bool == true && view["n"]?.sort == .null && view["n"]?.bool == nil)
            #expect(view["o"]?["x"]?.elements.map(\.datum) == [1, ["y": 2]])
            #expect(view["z"]?.integer == 7)
            #expect(view["absent"] == nil && view["z"]?["z"] == nil)
        }
    }

    @Test func `walks members and elements in order, and none where there are none`() throws {
        try Self.withView(of: #"{"b":[1,"x",[]],"a":{}}"#) { view in
            #expect(view.members.map { String(decoding: $0.name, as: UTF8.self) } == ["b", "a"])
            #expect(view["b"]?.elements.map(\.sort) == [.integer, .string, .array])
            #expect(view["a"]?.members.map(\.name.count) == [])
            #expect(view.elements.map(\.sort) == [])
            #expect(view["b"]?.members.map(\.name.count) == [])
        }
    }

    @Test func `gives the bytes of text with escapes resolved`() throws {
        try Self.withView(of: #"["a\u00e9\n"]"#) { view in
            #expect(view.elements.next(in: 0).map { Array($0) } == Array("a\u{e9}\n".utf8))
        }
    }
}

extension JSONView.Elements {
    fileprivate func next(in index: Int) -> UnsafeRawBufferPointer? {
        Array(self)[index].utf8
    }
}
