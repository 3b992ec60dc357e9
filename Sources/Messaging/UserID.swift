// SPDX-License-Identifier: Apache-2.0

/// The name under which the ``ZAPHandler`` let a peer in; libzmq attaches it to everything that the peer sends.
public struct UserID: Hashable, Sendable, CustomStringConvertible {
    private let text: String

    /// Takes a name of 1 to ``Limits/userIDBytes`` bytes of UTF-8 without a zero byte; nil for any other text.
    public init?(_ text: String) {
        guard (1...Limits.userIDBytes).contains(text.utf8.count), !text.utf8.contains(0) else { return nil }
        self.text = text
    }

    /// The name.
    public var description: String { text }
}
