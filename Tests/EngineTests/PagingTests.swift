// SPDX-License-Identifier: Apache-2.0

import Engine
import Model
import Testing
import Wire

/// Lists in pages: pinned to the records of the first one, and ended by a missing `next` alone.
@Suite struct PagingTests {
    /// A list, and the member of its result that has the entries.
    static let lists: [(method: String, entries: String, params: Datum)] = [
        ("entity.list", "entities", [:]), ("entity.list", "entities", ["kind": "state"]), ("claim.list", "claims", [:]),
        ("claim.list", "claims", ["about": "UZB"]), ("claim.list", "claims", ["retracted": true]),
        ("membership.timeline", "segments", [:]), ("model.contested", "entries", [:]),
        ("model.diff", "entries", ["from": ["on": "2001-01-01"], "to": [:]]),
        ("model.diff", "entries", ["from": ["known": "2015-12-31"], "to": ["recorded": "2016-12-31T13:00:00Z"]]),
        ("register.check", "entries", [:]),
    ]

    /// A register whose every list has several entries.
    private func bench() throws -> Bench {
        let bench = try Bench.withHistory()
        try bench.assert(
            Samples.membership("RUS", "SCO"), Samples.membership("RUS", "SCO", "observer", "2006-01-01/..", by: "cow"),
            Samples.membership("UZB", "SCO"), Samples.observation("one"), Samples.observation("two"))
        return bench
    }

    /// All entries of a list in pages of one size, each followed by `between`.
    private func pages(
        _ bench: Bench, _ list: (method: String, entries: String, params: Datum), _ limit: Int64,
        _ between: () throws -> Void = {}
    ) throws -> [Datum] {
        var found: [Datum] = []
        var params = list.params.with("limit", .integer(limit))
        for _ in 0..<1_000 {
            let page = try bench.call(list.method, params)
            found += page[list.entries]?.elements ?? []
            guard let next = page["next"] else { return found }
            params = params.with("cursor", next)
            try between()
        }
        throw Endless()
    }

    private struct Endless: Error {}

    @Test(arguments: lists)
    func `pages of any size make up the whole list`(
        _ list: (method: String, entries: String, params: Datum)
    ) throws {
        let bench = try bench()
        let whole = try pages(bench, list, 10_000)
        for limit in [1, 2, 3, 7] as [Int64] { #expect(try pages(bench, list, limit) == whole, "pages of \(limit)") }
        #expect(!whole.isEmpty || list.method == "register.check", "the sample has entries")
    }

    @Test(arguments: lists.filter { $0.method != "register.check" })
    func `writes between the pages do not show`(_ list: (method: String, entries: String, params: Datum)) throws {
        let bench = try bench()
        let whole = try pages(bench, list, 10_000)
        var number = 0
        let found = try pages(bench, list, 1) {
            number += 1
            try bench.call(
                "entity.register", ["entities": [["id": .string("s\(number)"), "kind": "state", "name": "New"]]])
            try bench.assert(
                Samples.membership("s\(number)", "SCO", "member", "2010-01-01/..", by: "cow"),
                Samples.membership("UZB", "SCO", "observer", "2015-01-01/..", by: "cow"))
            try bench.call("claim.retract", ["ids": [.string("c\(number * 2 + 8)")], "reason": "a slip"])
        }
        #expect(found == whole)
    }

    @Test func `a page ends early at a mebibyte, and the list goes on`() throws {
        let bench = try Bench.withEntities()
        let note = String(repeating: "x", count: 2_000)
        let claims = (0..<1_200).map { Samples.observation("\($0)").with("note", .string(note)) }
        for start in stride(from: 0, to: claims.count, by: 400) {
            try bench.call("claim.assert", ["claims": .array(Array(claims[start..<start + 400]))])
        }
        let page = try bench.call("claim.list", ["limit": 10_000])
        let count = try #require(page["claims"]?.elements?.count)
        #expect((400..<600).contains(count))
        #expect(page["next"] != nil)
        #expect(try pages(bench, ("claim.list", "claims", [:]), 10_000).count == 1_200)
    }

    @Test func `a cursor of records that are pending waits until they are durable`() throws {
        let bench = try bench()
        bench.holdsWrites = true
        bench.sendAssert(Samples.membership("KAZ", "SCO"))
        let first = bench.send("claim.list", ["limit": 1])
        #expect(!bench.hasReplied(first))
        bench.commit()
        let next = try #require(try bench.result(first)["next"])
        #expect(try bench.call("claim.list", ["cursor": next])["claims"]?.elements?.count == 8)
    }

    @Test func `a place that few claims are from is sought page by page, and every such claim found`() throws {
        let bench = try Bench.withEntities()
        let claims = (1...1_200).map { number in
            Samples.observation("\(number)").with(
                "citations", [["source": "dehaas2017", "locator": .string("p. \(number)")]])
        }
        _ = try bench.call("claim.assert", ["claims": .array(claims)])
        var (found, pages) = ([String](), 0)
        let params: Datum = ["locator": "pp. 1199-1200", "limit": 100]
        var cursor: Datum?
        repeat {
            let page = try bench.call("claim.list", cursor.map { params.with("cursor", $0) } ?? params)
            found += page["claims"]?.elements?.compactMap { $0["id"]?.text } ?? []
            cursor = page["next"]
            pages += 1
        } while cursor != nil
        #expect(found == ["c1199", "c1200"])
        #expect(pages == 3)
    }
}
