// SPDX-License-Identifier: Apache-2.0

import Datasets
import Foundation
import Model
import Testing

/// The examples of `docs/importing.md` do what it says of them.
@Suite struct ManualTests {
    private let blocks: [String]

    init() throws {
        let page = try String(
            contentsOf: PublicData.package.appending(path: "docs/importing.md"), encoding: .utf8)
        blocks = page.split(separator: "\n\n").reduce(into: [""]) { blocks, paragraph in
            // A block goes on over blank lines and ends with the next prose.
            guard paragraph.hasPrefix("    ") else { return blocks.append("") }
            let lines = paragraph.split(separator: "\n").map { $0.dropFirst(4) }
            blocks[blocks.count - 1] += lines.joined(separator: "\n") + "\n\n"
        }
    }

    private func block(beginning start: String) throws -> String {
        try #require(blocks.first { $0.hasPrefix(start) })
    }

    @Test func `the long table`() throws {
        let table = try block(beginning: "state,org")
        #expect(
            try MappingExample.read(Array(table.utf8), try block(beginning: "name =")) == [
                "membership x-ruritania ENT member 1956-04/1962-12",
                "membership x-ruritania ENT observer 1963-01/..", "membership x-borduria ENT member 1956/..",
            ])
    }

    @Test func `the wide table, with the head of the long one's mapping`() throws {
        let long = try block(beginning: "name =")
        let head = try #require(long.range(of: "[[organisation]]")).lowerBound
        let mapping = long[..<head] + (try block(beginning: "[wide]"))
        let dataset = try MappingExample.dataset(
            Array(try block(beginning: "org,title").utf8), String(mapping))
        #expect(
            dataset.claims.map { "\($0.subject) \($0.valid)" } == [
                "x-ruritania 2017-01-01/2018-12-31", "x-ruritania 2019-01-01/..", "x-borduria 2018-01-01/..",
            ])
        #expect(dataset.entities.last?.name == "The Entente")
    }
}
