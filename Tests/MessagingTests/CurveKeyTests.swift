// SPDX-License-Identifier: Apache-2.0

import Testing

@testable import Messaging

@Suite struct CurveKeyTests {
    /// The server's pair of keys that zmq_curve(7) prints.
    private let publicText = "rq:rM>}U?@Lns47E1%kR.o@n%FcmmsL/@{H8]yf7"
    private let secretText = "JTKVSB%%)wK0E.X)V>+}o?pNmC{O&4W4b!Ni{Lh6"

    @Test func `a secret key has the public key of libzmq's manual`() throws {
        let secret = try CurveSecretKey(z85: secretText)
        #expect(try secret.publicKey == CurvePublicKey(z85: publicText))
        #expect(try secret.publicKey.description == publicText)
        #expect(secret.z85 == secretText)
    }

    @Test func `a secret key does not show itself`() throws {
        let secret = try CurveSecretKey(z85: secretText)
        #expect(!"\(secret)".contains(secretText))
    }

    @Test func `every generated key is another`() throws {
        #expect(try CurveSecretKey.generate() != CurveSecretKey.generate())
    }

    @Test(arguments: ["", "short", String(repeating: "~", count: 40), String(repeating: "0", count: 41)])
    func `a text that is no key is refused`(text: String) {
        #expect(throws: MessagingError.self) { try CurvePublicKey(z85: text) }
        #expect(throws: MessagingError.self) { try CurveSecretKey(z85: text) }
        #expect(CurvePublicKey(bytes: Array(text.utf8)) == nil)
    }

    @Test(arguments: [("aisha", true), ("", false), ("a\0b", false), (String(repeating: "n", count: 256), false)])
    func `a user id is a short text without a zero byte`(text: String, valid: Bool) {
        #expect((UserID(text) != nil) == valid)
    }
}
