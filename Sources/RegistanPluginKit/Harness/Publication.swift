// SPDX-License-Identifier: Apache-2.0

public import Model

/// An event that a plugin published.
public struct Publication: Hashable, Sendable {
    /// The topic.
    public let topic: String
    /// What it tells.
    public let data: Datum
    /// The key that makes it come once.
    public let key: String?
}
