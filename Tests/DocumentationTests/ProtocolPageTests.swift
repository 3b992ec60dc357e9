// SPDX-License-Identifier: Apache-2.0

import Foundation
import Testing
import Wire

/// `docs/protocol.md` says what the catalogue says. `REGISTAN_RECORD=1` writes the generated parts anew.
@Suite struct ProtocolPageTests {
    private static let isRecording = ProcessInfo.processInfo.environment["REGISTAN_RECORD"] == "1"

    @Test func `the generated parts of the protocol's page are as the catalogue has them`() throws {
        var page = try MarkedPage("docs/protocol.md")
        let parts = [
            "methods": CatalogueText.methods, "shapes": CatalogueText.shapes, "topics": CatalogueText.topics,
        ]
        for (name, text) in parts.sorted(by: { $0.key < $1.key }) {
            let isCurrent = page[name] == text
            if Self.isRecording { page[name] = text }
            #expect(
                isCurrent || Self.isRecording,
                "“\(name)” has drifted: run `REGISTAN_RECORD=1 swift test --filter ProtocolPageTests` and look at the diff"
            )
        }
        if Self.isRecording { try page.save() }
    }

    @Test func `the page names every code of an error that is in use`() throws {
        let page = try MarkedPage("docs/protocol.md")
        for code in RPCError.Code.allCases {
            #expect(page.text.contains("\(code.rawValue)"), "\(code)")
        }
    }
}
