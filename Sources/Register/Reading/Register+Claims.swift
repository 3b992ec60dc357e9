// SPDX-License-Identifier: Apache-2.0

public import Chronology
public import Model

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

    /// The most claims of one page whose locators are read: a few milliseconds' work.
    static let mostLocated = 500

    /// Claims that fit a filter, in the order of their assertion, from a number on; the next number ends a page.
    ///
    /// Cost: linear in the claims of the narrowest index among the filter's conditions. Where a place within the source is
    /// sought, a page ends after `mostLocated` claims that fit otherwise, however few are from there, since places are
    /// read anew each time.
    public func claims(
        _ filter: ClaimFilter, from number: Int, limit: Int, at recorded: SequenceNumber?
    ) -> (claims: [ClaimView], next: Int?) {
        var found: [ClaimView] = []
        var located = 0
        for candidate in candidates(filter) where Int(candidate) >= number {
            let stored = claims.claims[Int(candidate) - 1]
            guard stands(stored, filter, at: recorded) else { continue }
            if filter.locator != nil {
                guard located < Self.mostLocated else { return (found, Int(candidate)) }
                located += 1
            }
            guard isCited(stored, filter, at: recorded) else { continue }
            guard found.count < limit else { return (found, Int(candidate)) }
            found.append(view(stored, at: recorded))
        }
        return (found, nil)
    }

    private func candidates(_ filter: ClaimFilter) -> [Int32] {
        let ends = [filter.subject, filter.object, filter.about].compactMap { $0 }
        var lists = ends.map { numbers(in: claims.about, $0) }
        lists += [filter.source, filter.via].compactMap { $0 }.map { numbers(in: claims.citing, $0) }
        if let named = filter.naming { lists.append(numbers(in: claims.naming, named)) }
        if let kind = filter.kind { lists.append(claims.ofKind[kind] ?? []) }
        return lists.min { $0.count < $1.count } ?? (claims.count == 0 ? [] : Array(1...Int32(claims.count)))
    }

    private func numbers(in index: [EntityIndex: [Int32]], _ id: EntityID) -> [Int32] {
        entities.index(of: id).flatMap { index[$0] } ?? []
    }

    /// Whether a claim was there and is about what is wanted.
    private func stands(_ stored: StoredClaim, _ filter: ClaimFilter, at recorded: SequenceNumber?) -> Bool {
        (recorded.map { stored.claim.recorded.sequence <= $0 } ?? true)
            && (filter.includesRetracted || stored.stands(at: recorded)) && filter.fits(stored.claim.assertion)
    }

    /// Whether a claim has a citation that is wanted, if one is.
    private func isCited(_ stored: StoredClaim, _ filter: ClaimFilter, at recorded: SequenceNumber?) -> Bool {
        !filter.asksForCitation
            || liveCitations(of: stored.claim, at: recorded).contains { filter.fits($0.citation) }
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
