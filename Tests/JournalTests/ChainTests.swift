// SPDX-License-Identifier: Apache-2.0

import Chronology
import Journal
import Testing

struct ChainTests {
    /// Computed with Python's hashlib.blake2b from the rule in the comment on ``Chain``. Never edited: journals that
    /// exist depend on it.
    @Test func `the chain is what another language computes from the rule`() {
        var chain = Chain(after: Chain.genesis(of: sampleRegister))
        #expect(chain.hash.description == "cda1c8225bf691bb61d79c802411230c7a3ceacbbd8fe8e6b4dc6156b06341db")
        let first = Draft(
            at: 1_700_000_000_000, by: "analyst", topic: "claim.asserted.membership",
            payload: Array(#"{"state":"UZB"}"#.utf8))
        let second = Draft(at: 1_700_000_000_001, by: "Ташкент", topic: "membership.changed.CSTO.UZB", payload: [])
        let hashes = [
            chain.extend(by: first, sequence: 1, epoch: 1), chain.extend(by: second, sequence: 2, epoch: 1),
        ]
        #expect(
            hashes.map(\.description) == [
                "341a40b41915ce07e182f40724dc877244c89691f7c60fc321818264f61b518c",
                "8f35e2591ebde32e5d5dbaeb569d5daa90103d070e3e306ae842d87b34726acf",
            ])
    }

    @Test func `text that moves from one field to the next changes the hash`() {
        var chains = [Chain(after: .zero), Chain(after: .zero)]
        let left = chains[0].extend(by: Draft(at: 0, by: "ab", topic: "c", payload: []), sequence: 1, epoch: 1)
        let right = chains[1].extend(by: Draft(at: 0, by: "a", topic: "bc", payload: []), sequence: 1, epoch: 1)
        #expect(left != right)
    }

    @Test func `a digest of nothing is BLAKE2b-256 of nothing`() {
        let expected = "0e5751c026e543b2e8ab2eb06099daa1d1e5df47778f7787faab45cdf12fe3a8"
        #expect(Digest(hashing: []).description == expected)
        #expect(Digest(hex: expected.uppercased()) == Digest(hashing: []))
    }

    @Test(arguments: ["", "0e", String(repeating: "g", count: 64), String(repeating: "0", count: 63)])
    func `what is no digest is not read as one`(_ text: String) {
        #expect(Digest(hex: text) == nil)
    }

    @Test func `a uuid is written as it was read, in lower case`() {
        #expect(RegisterUUID(sampleRegister.description.uppercased()) == sampleRegister)
        #expect(sampleRegister.description == "0191e0c4-5f3a-4c1e-9b7d-2a6f8c3d4e5f")
        #expect(RegisterUUID("0191e0c45f3a4c1e9b7d2a6f8c3d4e5f") == nil)
        #expect(RegisterUUID("0191e0c4-5f3a-4c1e-9b7d-2a6f8c3d4e5") == nil)
    }

    @Test func `a random uuid says that it is random`() {
        var generator = SystemRandomNumberGenerator()
        let text = RegisterUUID.random(using: &generator).description
        #expect(text.utf8.count == 36)
        #expect(text.dropFirst(14).first == "4")
        #expect(["8", "9", "a", "b"].contains(text.dropFirst(19).first))
    }
}
