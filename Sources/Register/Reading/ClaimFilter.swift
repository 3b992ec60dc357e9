// SPDX-License-Identifier: Apache-2.0

public import Model

/// Which claims are wanted; every given condition must hold, and those on a citation by one and the same.
public struct ClaimFilter: Hashable, Sendable {
    /// Of this kind.
    public var kind: KindIndex?
    /// With this subject.
    public var subject: EntityID?
    /// With this object.
    public var object: EntityID?
    /// With this entity as subject or object.
    public var about: EntityID?
    /// With this entity in a field of what is stated.
    public var naming: EntityID?
    /// Resting on this source, directly or at second hand.
    public var source: EntityID?
    /// With this source as the one behind another.
    public var via: EntityID?
    /// With this place within the source.
    public var locator: Locator?
    /// With those that were taken back.
    public var includesRetracted = false

    /// Every claim that stands.
    public init() {}

    /// Whether a claim is about what is wanted, whoever says so.
    func fits(_ assertion: Assertion) -> Bool {
        (kind.map { $0 == assertion.kind } ?? true) && (subject.map { $0 == assertion.subject } ?? true)
            && (object.map { $0 == assertion.object } ?? true)
            && (about.map { $0 == assertion.subject || $0 == assertion.object } ?? true)
            && (naming.map { assertion.value.entities.contains($0) } ?? true)
    }

    /// Whether anything is asked of the citations.
    var asksForCitation: Bool { source != nil || via != nil || locator != nil }

    /// Whether a citation is one that is wanted.
    func fits(_ citation: Citation) -> Bool {
        (source.map { $0 == citation.source || $0 == citation.via } ?? true) && (via.map { $0 == citation.via } ?? true)
            && (locator.map { sought in citation.locator.flatMap { Locator($0) }?.contains(sought) ?? false } ?? true)
    }
}
