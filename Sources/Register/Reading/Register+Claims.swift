// SPDX-License-Identifier: Apache-2.0

public import Chronology
public import Model

/// Which claims are wanted; every given condition must hold.
public struct ClaimFilter: Hashable, Sendable {
    /// Of this kind.
    public var kind: KindIndex?
    /// With this subject.
    public var subject: EntityID?
    /// With this object.
    public var object: EntityID?
    /// Resting on this source, directly or at second hand.
    public var source: EntityID?
    /// With this entity as subject or object.
    public var about: EntityID?
    /// With those that were taken back.
    public var includesRetracted = false

    /// Every claim that stands.
    public init() {}
}

/// A claim with how it stands at a record.
public struct ClaimView: Hashable, Sendable {
    /// The claim, with its rank at that record.
    public let claim: Claim
    /// When it was taken back.
    public let retracted: SequenceNumber?
}

extension Register {
    /// A claim as it stood at a record, taken back or not; nil where it was not asserted by then.
    public func claim(_ id: ClaimID, at recorded: SequenceNumber? = nil) -> ClaimView? {
        guard let stored = claims[id], recorded.map({ stored.claim.recorded.sequence <= $0 }) ?? true else {
            return nil
        }
        return view(stored, at: recorded)
    }

    /// Claims that fit a filter, in the order of their assertion, from a number on; the next number ends a page.
    ///
    /// Cost: linear in the claims of the narrowest index among the filter's conditions.
    public func claims(
        _ filter: ClaimFilter, from number: Int, limit: Int, at recorded: SequenceNumber?
    ) -> (claims: [ClaimView], next: Int?) {
        var found: [ClaimView] = []
        for candidate in candidates(filter) where Int(candidate) >= number {
            let stored = claims.claims[Int(candidate) - 1]
            guard fits(stored, filter, at: recorded) else { continue }
            guard found.count < limit else { return (found, Int(candidate)) }
            found.append(view(stored, at: recorded))
        }
        return (found, nil)
    }

    private func candidates(_ filter: ClaimFilter) -> [Int32] {
        let entities = [filter.subject, filter.object, filter.about].compactMap { $0 }
        var lists = entities.map { id in self.entities.index(of: id).flatMap { claims.about[$0] } ?? [] }
        if let source = filter.source {
            lists.append(self.entities.index(of: source).flatMap { claims.citing[$0] } ?? [])
        }
        if let kind = filter.kind { lists.append(claims.ofKind[kind] ?? []) }
        return lists.min { $0.count < $1.count } ?? (claims.count == 0 ? [] : Array(1...Int32(claims.count)))
    }

    private func fits(_ stored: StoredClaim, _ filter: ClaimFilter, at recorded: SequenceNumber?) -> Bool {
        let assertion = stored.claim.assertion
        guard recorded.map({ stored.claim.recorded.sequence <= $0 }) ?? true,
            filter.includesRetracted || stored.stands(at: recorded)
        else { return false }
        return (filter.kind.map { $0 == assertion.kind } ?? true)
            && (filter.subject.map { $0 == assertion.subject } ?? true)
            && (filter.object.map { $0 == assertion.object } ?? true)
            && (filter.about.map { $0 == assertion.subject || $0 == assertion.object } ?? true)
            && (filter.source.map { rests(stored.claim, on: $0, at: recorded) } ?? true)
    }

    /// Whether a citation that was not taken back names the source.
    private func rests(_ claim: Claim, on source: EntityID, at recorded: SequenceNumber?) -> Bool {
        liveCitations(of: claim, at: recorded).contains { $0.citation.source == source || $0.citation.via == source }
    }

    private func view(_ stored: StoredClaim, at recorded: SequenceNumber?) -> ClaimView {
        var claim = stored.claim
        claim.assertion.rank = stored.rank(at: recorded)
        claim.assertion.citations = liveCitations(of: claim, at: recorded).map(\.citation)
        let isRetracted = stored.retracted.map { $0 <= recorded ?? head } ?? false
        if isRetracted, claim.assertion.citations.isEmpty {
            claim.assertion.citations = stored.claim.assertion.citations
        }
        return ClaimView(claim: claim, retracted: isRetracted ? stored.retracted : nil)
    }
}
