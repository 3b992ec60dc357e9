// SPDX-License-Identifier: Apache-2.0

import Foundation
import Testing

/// The code of docs/plugins.md is that of Plugins/examples, which other tests run.
@Suite struct PluginsPageTests {
    private let page: String
    private let blocks: [QuotedBlock]

    init() throws {
        page = try MarkedPage("docs/plugins.md").text
        blocks = QuotedBlock.all(in: page)
    }

    @Test func `every block of code says where it is from`() {
        let fences = page.split(separator: "\n").filter { $0.hasPrefix("```") && $0 != "```" }
        #expect(blocks.count == fences.count && !blocks.isEmpty)
        #expect(blocks.map(\.language) == fences.map { String($0.dropFirst(3)) })
    }

    @Test func `what is quoted stands in the example, line for line`() throws {
        for block in blocks where block.mark == "from" {
            let source = try MarkedPage(block.path).text
            #expect(source.contains("\n\(block.text)\n"), "\(block.path) has not:\n\(block.text)")
        }
    }

    @Test func `a plugin in Swift is as short as the page says`() throws {
        let source = try MarkedPage("Plugins/examples/swift/Sources/main.swift").text
        #expect(page.contains("under 40 lines"))
        #expect(source.split(separator: "\n", omittingEmptySubsequences: false).count - 1 < 40)
    }

    @Test func `what a change takes away stands in the example`() throws {
        let changes = blocks.filter { $0.mark == "change" }
        #expect(!changes.isEmpty)
        for block in changes {
            let source = try MarkedPage(block.path).text
            let before = block.text.split(separator: "\n").filter { !$0.hasPrefix("+") }.map { $0.dropFirst() }
            #expect(source.contains("\n\(before.joined(separator: "\n"))\n"), "\(block.path) has not:\n\(block.text)")
        }
    }
}

/// A block of code behind a comment `<!-- from: PATH -->` or `<!-- change: PATH -->`.
private struct QuotedBlock {
    let mark: String
    let path: String
    let language: String
    let text: String

    static func all(in page: String) -> [QuotedBlock] {
        page.matches(of: /<!-- (from|change): ([^ ]+) -->\n```([a-z]+)\n((?s:.*?))\n```\n/).map { match in
            QuotedBlock(
                mark: String(match.1), path: String(match.2), language: String(match.3), text: String(match.4))
        }
    }
}
