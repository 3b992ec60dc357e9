// SPDX-License-Identifier: Apache-2.0

public import Chronology

/// One statement by one or more sources, as somebody asserts it: everything but what the register adds.
public struct Assertion: Hashable, Sendable {
    /// What kind of statement it is.
    public var kind: KindIndex
    /// What it is about.
    public var subject: EntityID
    /// What it relates the subject to, where the kind has an object.
    public var object: EntityID?
    /// What it states of the kind's fields; it may be silent on some.
    public var value: FieldValues
    /// When it holds, or happened, in the world.
    public var valid: Extent
    /// Who says so; at least one, but for a what-if.
    public var citations: [Citation]
    /// How credible the information is.
    public var credibility: Credibility
    /// How it stands among the claims of its slot.
    public var rank: Rank
    /// Free text for people.
    public var note: String?

    /// Puts a statement together; nothing is checked against the register here.
    public init(
        kind: KindIndex, subject: EntityID, object: EntityID? = nil, value: FieldValues, valid: Extent,
        citations: [Citation], credibility: Credibility = .standard, rank: Rank = .normal, note: String? = nil
    ) {
        self.kind = kind
        self.subject = subject
        self.object = object
        self.value = value
        self.valid = valid
        self.citations = citations
        self.credibility = credibility
        self.rank = rank
        self.note = note
    }

    /// The most citations that one claim may have.
    public static let mostCitations = 64
    /// The most bytes of a note.
    public static let longestNote = 8_000
}

/// Where a source says something, and when it was said.
///
/// A citation with `via` is two reports: that of `via` on its date, and the source's own on its own date.
public struct Citation: Hashable, Sendable {
    /// The source that says so.
    public var source: EntityID
    /// The page or note, as text.
    public var locator: String?
    /// The source behind it.
    public var via: EntityID?
    /// When it was said: by `via` where there is one, else by the source; the date of that source where it is left out.
    public var reported: EDTFDate?

    /// Cites a source.
    public init(source: EntityID, locator: String? = nil, via: EntityID? = nil, reported: EDTFDate? = nil) {
        self.source = source
        self.locator = locator
        self.via = via
        self.reported = reported
    }

    /// The source, and the one behind it.
    public var sources: [EntityID] { via.map { [source, $0] } ?? [source] }

    /// The most bytes of a locator.
    public static let longestLocator = 500
}

/// A claim in the register: an assertion with its id and with when it was taken in. It is never edited.
public struct Claim: Hashable, Sendable {
    /// The id that the register gave.
    public var id: ClaimID
    /// What is stated.
    public var assertion: Assertion
    /// When and by whom it was recorded.
    public var recorded: Stamp

    /// Puts a claim together.
    public init(id: ClaimID, assertion: Assertion, recorded: Stamp) {
        self.id = id
        self.assertion = assertion
        self.recorded = recorded
    }
}

/// When, where in the order, and by whom something was recorded.
public struct Stamp: Hashable, Sendable {
    /// Its place in the one order of records.
    public var sequence: SequenceNumber
    /// The time by the register's clock, which never goes back.
    public var at: Instant
    /// Who wrote it.
    public var by: String

    /// Puts a stamp together.
    public init(sequence: SequenceNumber, at: Instant, by: String) {
        self.sequence = sequence
        self.at = at
        self.by = by
    }
}
