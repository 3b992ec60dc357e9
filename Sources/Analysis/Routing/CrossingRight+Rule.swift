// SPDX-License-Identifier: Apache-2.0

public import Model

extension CrossingRight {
    /// The right of a mover to cross a state by one mode.
    ///
    /// On an occasion, what is stated for it answers; else that the state is its host and the mover takes part; else the
    /// standing rule. Without an occasion everything in force counts. Of what counts a refusal wins, one for want of a
    /// law too; a refusal that is itself in doubt leaves the right uncertain, whoever else grants it.
    ///
    /// - Parameters:
    ///   - grantor: the state to be crossed.
    ///   - mover: the state whose troops move.
    ///   - statements: all of the grantor on the mover that are, or may be, in force on the day.
    ///   - occasion: what the mover moves for.
    public init(
        of grantor: EntityID, for mover: EntityID, by mode: TransportMode, _ statements: [TransitStatement],
        on occasion: TransitOccasion? = nil
    ) {
        guard grantor != mover else {
            self = .own
            return
        }
        let applicable = statements.filter { $0.counts(for: mode) }
        guard let occasion else {
            self = Self.weighing(applicable)
            return
        }
        let specific = applicable.filter { $0.occasion == occasion.id }
        if specific.isEmpty, let welcome = occasion.welcome(of: grantor, for: mover) {
            self = .hosted(Set(welcome).sorted())
        } else {
            self = Self.weighing(specific.isEmpty ? applicable.filter { $0.occasion == nil } : specific)
        }
    }

    /// What statements that all count come to.
    private static func weighing(_ statements: [TransitStatement]) -> CrossingRight {
        let certain = statements.filter(\.isCertain)
        let refusals = certain.filter { $0.decision == .refused }
        if !refusals.isEmpty { return .refused(claims(refusals)) }
        let gaps = certain.filter { $0.decision == .noLegalBasis }
        if !gaps.isEmpty { return .noLegalBasis(claims(gaps)) }
        if statements.contains(where: \.mayBeRefused) { return .uncertain(claims(statements)) }
        if !certain.isEmpty { return .granted(claims(certain)) }
        return statements.isEmpty ? .unknown : .uncertain(claims(statements))
    }

    private static func claims(_ statements: [TransitStatement]) -> [ClaimID] {
        Set(statements.flatMap(\.claims)).sorted()
    }
}
