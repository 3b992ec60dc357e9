// SPDX-License-Identifier: Apache-2.0

/// A method of the command socket: the declaration from which its check, its schema and its page follow.
public struct Method: Sendable {
    /// The name, `subject.verb`.
    public let name: String
    /// What it does, as one line.
    public let summary: String
    /// What it takes, by name.
    public let parameters: [Shape.Property]
    /// What its result has.
    public let result: [Shape.Property]
    /// Who may call it.
    public let role: Role
    /// What it does to the register.
    public let effect: Effect

    /// What a method does to the register.
    public enum Effect: Hashable, Sendable {
        /// It answers from the model, and takes a viewpoint.
        case read
        /// It answers about the daemon or the journal.
        case inspect
        /// It changes the register, and takes an idempotency key.
        case write
        /// It concerns a plugin's session.
        case session
        /// It records what a plugin tells, which changes nothing in the register, and takes an idempotency key.
        case publish
    }

    init(
        _ name: String, _ summary: String, _ effect: Effect, role: Role = .reader, parameters: [Shape.Property] = [],
        result: [Shape.Property]
    ) {
        self.name = name
        self.summary = summary
        self.effect = effect
        self.role = role
        switch effect {
        case .read: self.parameters = parameters + Self.viewpoint + Self.common
        case .write, .publish: self.parameters = parameters + [Self.idempotencyKey] + Self.common
        case .inspect, .session: self.parameters = parameters + Self.common
        }
        self.result = [Self.sequence] + result
    }

    private static let sequence = Shape.Property(
        "sequence", .count, required: true, "the head of the journal that the result was computed at")

    /// What every method takes, a plugin's service too.
    public static let deadline = Shape.Property(
        "deadline", .text("an RFC 3339 time"), "after it, the request is not begun")

    private static let common = [deadline]

    /// From where a read is answered.
    static let viewpoint = [
        Shape.Property("on", .text("a day, YYYY-MM-DD"), "the day in the world that is asked about; today if left out"),
        Shape.Property("known", .text("an EDTF date"), "only what was reported by the end of it counts"),
        Shape.Property(
            "recorded", .either([.count, .text("an RFC 3339 time")]),
            "only what was recorded by that sequence or time counts"),
        Shape.Property(
            "whatIf", .list(.reference("Assertion"), atMost: mostWhatIfs), "claims assumed for this question alone"),
    ]

    private static let idempotencyKey = Shape.Property(
        "idempotencyKey", .text("at most 64 bytes"), "the same request under the same key is carried out once")

    /// The most what-ifs of one question.
    public static let mostWhatIfs = 1_000
}
