// SPDX-License-Identifier: Apache-2.0

public import Chronology
public import Model
public import Register

/// What a situation was answered, without the situation: all that an evaluation needs to be repeated, wherever that is.
public struct Gathered: Hashable, Sendable {
    /// The day.
    public let on: Day
    /// Answers by inquiry.
    public let answers: [Inquiry: [Statement]]
    /// Histories by inquiry.
    public let histories: [Inquiry: [Stint]]
    /// The entities that were looked up.
    public let entities: [EntityID: Entity]

    /// Puts answers together.
    public init(
        on: Day, answers: [Inquiry: [Statement]], histories: [Inquiry: [Stint]], entities: [EntityID: Entity] = [:]
    ) {
        self.on = on
        self.answers = answers
        self.histories = histories
        self.entities = entities
    }

    /// What a situation has been asked so far.
    public init(_ situation: Situation) {
        self.init(
            on: situation.on, answers: situation.answers, histories: situation.histories,
            entities: situation.entities)
    }
}
