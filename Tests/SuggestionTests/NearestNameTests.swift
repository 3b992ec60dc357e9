// SPDX-License-Identifier: Apache-2.0

import Suggestion
import Testing

@Suite struct `Nearest names` {
    @Test(
        arguments: [
            ("pth", "path"), ("ptah", "path"), ("paths", "path"), ("kidn", "kind"), ("PATH", "path"), ("colour", nil),
            ("", nil), (String(repeating: "p", count: 65), nil),
        ] as [(String, String?)])
    func `a name is near by a third of its letters`(given: String, nearest: String?) {
        #expect(nearestName(to: given, among: ["path", "kind", "name"]) == nearest)
    }

    @Test func `among equals the first is nearest`() {
        #expect(nearestName(to: "UZK", among: ["UZB", "UZK1", "KAZ"]) == "UZB")
    }

    @Test func `no names, no suggestion`() {
        #expect(nearestName(to: "path", among: [String]()) == nil)
    }
}
