// SPDX-License-Identifier: Apache-2.0

import Chronology
import Model

/// Whether a state's troops may cross others, and if not, what the way round is (Dijkstra 1959).
///
/// The lines are those of the day; for an occasion that is past, those of the day on which it began. What is decided for
/// an occasion is read of the occasion, too, so that one may ask on any later day what the way was.
enum Transit {
    static let analysis = AnalysisKind(
        "transit", "may one state cross others, and if not, what is the way round?",
        formula: .init("transit", version: 1),
        parameters: [
            .init("from", "the id of a place", "where the way begins"),
            .init("to", "the id of a place", "where it ends"),
            .init("mover", "the id of a state", "whose troops move"),
            .init("modes", "any of rail, road, air, sea", "by what; else rail and road"),
            .init("mode", "any of rail, road, air, sea", "the same"),
            .init("occasion", "the id of an exercise", "for what; else every right in force on the day counts"),
        ], compute: run)

    private static let ends: [(role: String, kinds: [EntityKind])] = [
        ("mover", [.state]), ("from", [.place]), ("to", [.place]),
    ]

    static let measures = [
        Measure("transit.certain", "kilometres of the way on which a mover has every right", takes: ends) {
            situation, entities, _ in
            length(situation, entities, \.certain) { "no way from \($1) to \($2) is certain for \($0)" }
        },
        Measure("transit.possible", "kilometres of the way on which nothing is closed to a mover", takes: ends) {
            situation, entities, _ in
            length(situation, entities, \.possible) { "every way from \($1) to \($2) is closed to \($0)" }
        },
    ]

    private static func length(
        _ situation: Situation, _ entities: [EntityID], _ way: (Routes) -> Way?,
        _ gap: (EntityID, EntityID, EntityID) -> String
    ) -> Reading {
        let (mover, from, to) = (entities[0], entities[1], entities[2])
        let search = TransitSearch(from: from, to: to, for: mover, in: situation)
        search.use(search.claims, in: situation)
        return way(search.routes).map { .number($0.length) } ?? .unknown(gap(mover, from, to))
    }

    private static func run(_ situation: Situation, _ arguments: Arguments) throws(Rejection) -> AnalysisResult {
        let from = try arguments.required("from", [.place], in: situation)
        let to = try arguments.required("to", [.place], in: situation)
        let mover = try arguments.required("mover", [.state], in: situation)
        let exercise = try arguments.entity("occasion", [.exercise], in: situation)
        let search = TransitSearch(
            from: from, to: to, for: mover, by: try modes(arguments), on: exercise, in: situation)
        situation.missGaps(of: search.routing)
        search.use(search.claims, in: situation)
        return AnalysisResult(
            TransitReport(search).datum, cases: .init(search.network.links.count, "line"),
            meaning: TransitSentence(search, situation).text, caution: caution(search))
    }

    private static func modes(_ arguments: Arguments) throws(Rejection) -> Set<TransportMode> {
        let name = arguments["modes"] == nil ? "mode" : "modes"
        if name == "modes" { try arguments.refuse(["mode"], with: name) }
        let words = try arguments.words(name, TransportMode.allCases.map(\.rawValue)) ?? []
        let modes = words.compactMap { TransportMode(rawValue: $0) }
        return modes.isEmpty ? TransportMode.overland : Set(modes)
    }

    private static func caution(_ search: TransitSearch) -> String {
        let ahead =
            search.rights.isOccasionAhead
            ? "; who is host and takes part is taken from claims that are dated after the day" : ""
        return
            "Lengths are those of lines that somebody entered, each as good as its source; that nobody knows of a consent "
            + "is not a refusal, and a shorter line that is not here would shorten the way\(ahead)."
    }
}

/// One search for ways, with what it rests on.
struct TransitSearch {
    let from: EntityID
    let to: EntityID
    let mover: EntityID
    let modes: Set<TransportMode>
    let rights: TransitRights
    let network: TransportNetwork
    let routing: Routing
    let routes: Routes
    /// The day whose lines were searched.
    let day: Day
    private let lines: [Statement]

    /// Searches by the lines of the day, under the rights that count for an occasion or on the day.
    init(
        from: EntityID, to: EntityID, for mover: EntityID, by modes: Set<TransportMode> = TransportMode.overland,
        on exercise: EntityID? = nil, in situation: Situation
    ) {
        (self.from, self.to, self.mover, self.modes) = (from, to, mover, modes)
        rights = TransitRights(of: mover, on: exercise, in: situation)
        let beginning = exercise.flatMap { situation.beginning(of: $0) }
        day = beginning ?? situation.on
        lines = beginning.map { situation.lines(on: $0) } ?? situation.lines
        network = situation.network(of: lines)
        routing = Routing(network, by: modes, for: mover, rights.byGrantor, on: rights.occasion)
        routes = routing.routes(from: from, to: to)
    }

    /// The claims behind the ways and the closed rights that cost something.
    var claims: Set<ClaimID> {
        let ways = [routes.certain, routes.possible, routes.direct].compactMap { $0 }
        return Set(ways.flatMap(\.claims) + routes.refusals.flatMap { $0.rights.values.flatMap(\.claims) })
    }

    /// Notes what stands behind some claims.
    func use(_ claims: Set<ClaimID>, in situation: Situation) {
        for line in lines where !claims.isDisjoint(with: line.claims) { situation.use(line) }
        rights.use(claims, in: situation)
    }
}
