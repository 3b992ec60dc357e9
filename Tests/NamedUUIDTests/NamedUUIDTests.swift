// SPDX-License-Identifier: Apache-2.0

import NamedUUID
import Testing

@Test func `a name gives the UUID that the standard gives as its example`() {
    // RFC 9562, appendix A.4.
    #expect(NamedUUID("www.example.com", in: .domains).description == "2ed6657d-e927-568b-95e1-2665a8aea6a2")
}

@Test func `another namespace or name gives another one`() {
    let space = NamedUUID("example.org", in: .domains)
    #expect(NamedUUID("a", in: space) == NamedUUID(Array("a".utf8), in: space))
    #expect(NamedUUID("a", in: space) != NamedUUID("b", in: space))
    #expect(NamedUUID("a", in: space) != NamedUUID("a", in: .domains))
    #expect(NamedUUID("", in: space) != space)
}
