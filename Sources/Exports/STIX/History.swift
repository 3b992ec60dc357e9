// SPDX-License-Identifier: Apache-2.0

public import Chronology
public import Model

/// When the entities and claims of a register were recorded and last touched, gathered from its events. STIX dates every
/// object and every version of it.
public struct History: Sendable {
    /// When an object was made, and when its present version was.
    struct Span: Hashable {
        let created: Instant
        var modified: Instant
    }

    /// When the first record was made.
    private(set) var beginning: Instant?
    private var entities: [EntityID: Span] = [:]
    private var claims: [ClaimID: Instant] = [:]
    /// When a source was last taken back. Which claims lost a citation by it no claim says any more, so all that were
    /// recorded before count as touched.
    private var sourceRetracted: Instant?

    /// The topics whose events it is gathered from, without their subjects.
    public static let topics = ["entity.registered", "claim.retracted", "claim.ranked", "source.retracted"]

    /// Knows of nothing yet.
    public init() {}

    /// Takes an event in; events come in their order.
    ///
    /// - Parameter topic: the first two parts, such as `claim.ranked`; others than ``topics`` are passed over.
    public mutating func take(_ topic: String, _ data: Datum, at time: Instant) {
        beginning = beginning ?? time
        switch topic {
        case "entity.registered":
            guard let id = data["entity"]?["id"]?.text.flatMap({ EntityID($0) }) else { return }
            entities[id, default: Span(created: time, modified: time)].modified = time
        case "claim.retracted", "claim.ranked":
            guard let id = data["id"]?.text.flatMap({ ClaimID($0) }) else { return }
            claims[id] = time
        case "source.retracted":
            sourceRetracted = time
        default: return
        }
    }
}

extension History {
    /// Of an entity and of what its object shows besides: it is another version with each further claim that it lists,
    /// and with a new position of its place.
    func span(of id: EntityID, showing claims: [Claim], at place: EntityID?) -> Span {
        var span = entities[id] ?? Span(created: start, modified: start)
        let shown =
            claims.map { self.span(of: $0).modified } + [place.flatMap { entities[$0]?.modified } ?? span.modified]
        span.modified = shown.reduce(span.modified, max)
        return span
    }

    /// Of a claim: ranks, retractions, and new versions of the sources that it shows.
    func span(of claim: Claim) -> Span {
        let sources = claim.assertion.citations.flatMap(\.sources).map { entities[$0]?.modified }
        let touched = sources + [claims[claim.id], sourceRetracted]
        let created = claim.recorded.at
        return Span(created: created, modified: touched.compactMap { $0 }.reduce(created, max))
    }

    /// Of the register itself.
    var start: Instant { beginning ?? Instant(milliseconds: 0) }
}
