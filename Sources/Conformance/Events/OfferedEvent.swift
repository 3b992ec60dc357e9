// SPDX-License-Identifier: Apache-2.0

public import Model

/// An event that is offered to a plugin: it gets its sequence when it is recorded.
public struct OfferedEvent: Hashable, Sendable {
    /// The topic.
    public let topic: String
    /// What it tells.
    public let data: Datum

    /// States an event.
    public init(_ topic: String, _ data: Datum) {
        self.topic = topic
        self.data = data
    }
}
