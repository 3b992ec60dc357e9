// SPDX-License-Identifier: Apache-2.0

public import Model

/// What a register knows the ground of, as GeoJSON (RFC 7946): states at their capitals, places, installations, units,
/// exercises and events, each with what is in force on a day and the citations behind it.
///
/// Nothing is left out for want of a position: such features have no geometry, which the RFC provides for (section 3.2),
/// and are named once more in the collection's own member `registan`.
public struct FeatureCollection {
    private let holdings: Holdings
    private let answers: [EntityID: [ResolvedAnswer]]
    private let claims: [ClaimID: Claim]

    /// The kinds of entity that a map shows.
    public static let kinds: [EntityKind] = [.state, .place, .installation, .unit, .exercise, .event]

    /// - Parameter answers: to ``ResolvedAnswer/questions(about:)``, by entity.
    public init(_ holdings: Holdings, answers: [EntityID: [ResolvedAnswer]]) {
        self.holdings = holdings
        self.answers = answers
        claims = Dictionary(uniqueKeysWithValues: holdings.claims.map { ($0.id, $0) })
    }

    /// The collection's own member (RFC 7946, section 6.1): where it comes from, and what has no position.
    public func origin(_ viewpoint: [Datum.Member]) -> Datum {
        let unplaced = entities.filter { point(of: $0) == nil }.map { Datum.string($0.id.text) }
        return .object(
            [.init("register", .string(holdings.register))] + viewpoint + [.init("without-position", .array(unplaced))])
    }

    /// Every feature, by id.
    public func forEachFeature<Problem: Error>(_ body: (Datum) throws(Problem) -> Void) throws(Problem) {
        for entity in entities { try body(feature(entity)) }
    }

    private var entities: [Entity] { holdings.entities.filter { Self.kinds.contains($0.kind) } }
}

extension FeatureCollection {
    private func feature(_ entity: Entity) -> Datum {
        .object([
            .init("type", "Feature"), .init("id", .string(entity.id.text)),
            .init("geometry", point(of: entity).map(Self.geometry) ?? .null),
            .init("properties", .object(properties(of: entity))),
        ])
    }

    /// Longitude first (RFC 7946, section 3.1.1).
    private static func geometry(_ point: Point) -> Datum {
        [
            "type": "Point", "coordinates": [Datum(exact: point.longitude), Datum(exact: point.latitude)],
        ]
    }

    /// Where the register says it is: its own position, else that of the place that an answer names (the fact before the
    /// plan), else that of the place of its attributes. A host's capital would be no position of a base.
    private func point(of entity: Entity) -> Point? {
        let named = (answers[entity.id] ?? []).compactMap(\.placeID) + (entity.placeID.map { [$0] } ?? [])
        return entity.point ?? named.lazy.compactMap { holdings[$0]?.point }.first
    }

    private func properties(of entity: Entity) -> [Datum.Member] {
        entity.members.filter { !["id", "lat", "lon"].contains($0.name) }
            + (answers[entity.id] ?? []).map { .init($0.name, .object(members(of: $0))) }
    }

    /// The answer without its aspects, but with the citations of its claims.
    private func members(of answer: ResolvedAnswer) -> [Datum.Member] {
        (answer.resolved.members ?? []).filter { $0.name != "aspects" }
            + [.init("citations", .array(answer.claims.flatMap(citations)))]
    }

    private func citations(of id: ClaimID) -> [Datum] {
        (claims[id]?.assertion.citations ?? []).map { citation in
            .object([.init("claim", .string(id.description))] + (citation.datum.members ?? []))
        }
    }
}
