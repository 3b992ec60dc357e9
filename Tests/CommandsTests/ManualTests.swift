// SPDX-License-Identifier: Apache-2.0

import Foundation
import Testing

@testable import Commands

@Suite struct `The pages for authors of plugins` {
    private static let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent()

    @Test(arguments: ["docs/plugins.md", "Plugins/examples/python/README.md", "Plugins/examples/swift/README.md"])
    func `name commands that there are`(page: String) throws {
        let text = try String(contentsOf: Self.root.appending(path: page), encoding: .utf8)
        let lines = text.split(separator: "\n").filter { $0.hasPrefix("    registan ") }
        #expect(!lines.isEmpty)
        for line in lines {
            // What stands behind a redirection is the shell's.
            let words = words(String(line.split(separator: " >")[0])).dropFirst()
            #expect(throws: Never.self, "\(line)") {
                let (command, rest) = try Command.resolve(Array(words))
                _ = try command.parse(rest)
            }
        }
    }
}
