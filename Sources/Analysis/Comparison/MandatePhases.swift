// SPDX-License-Identifier: Apache-2.0

import Model
import Register

/// What an organisation is there for, through the phases in which it came to it.
///
/// Phases are numbered where an order is known without dates, so that several stand on one day: the latest of them, with
/// what is stated without a phase, is what it is for now.
struct MandatePhases {
    private static let domains = FieldKey(.mandate, "domains")
    private static let existence = FieldKey(.existence, "phase")
    private static let phase = FieldKey(.mandate, "phase")

    private let organisation: EntityID
    private let situation: Situation
    /// Those with a number in their order, those without after them.
    private let stated: [Statement]
    private let isFounded: Bool

    /// What is stated on the day of a situation; nothing where the organisation is only founded later.
    init(of organisation: EntityID, in situation: Situation) {
        (self.organisation, self.situation) = (organisation, situation)
        isFounded = Self.isFounded(organisation, in: situation)
        let all = situation.statements(.mandate, about: organisation)
        stated =
            isFounded
            ? all.filter { $0.holds && !$0.names(Self.domains).isEmpty }.sorted { Self.place($0) < Self.place($1) } : []
        for statement in stated { situation.use(statement) }
    }

    /// Whether it exists, as more than a treaty; where nobody says when it was founded, it counts as founded.
    private static func isFounded(_ organisation: EntityID, in situation: Situation) -> Bool {
        situation.history(.existence, about: organisation).contains {
            $0.statement.holds && $0.statement.word(existence) != "treaty"
        }
            || situation.sequel(.about(organisation, .existence)).isEmpty
    }

    /// The number of a phase; beyond all where there is none.
    private static func place(_ statement: Statement) -> Double { statement.bounds(phase)?.value ?? .infinity }

    private var numbered: [Statement] { stated.filter { Self.place($0) < .infinity } }

    /// The domains of now: those of the latest phase, then those stated without a phase, each once.
    private var now: [String] {
        let latest = numbered.last.map(Self.place)
        let holding = stated.filter { Self.place($0) == latest || Self.place($0) == .infinity }
        return holding.flatMap { $0.names(Self.domains) }.reduce(into: []) { found, domain in
            if !found.contains(domain) { found.append(domain) }
        }
    }

    /// As it stands in the comparison; the figure is how many domains there are.
    var side: ComparisonSide {
        guard isFounded else { return ComparisonSide(without: "it is founded later") }
        guard !stated.isEmpty else { return ComparisonSide(without: "nobody says what it is there for") }
        let phrase = "works on \(now.sentenceList)\(past)"
        return ComparisonSide(
            figure: .integer(Int64(now.count)),
            value: ["domains": .array(now.map { .string($0) }), "phases": .array(stated.map(Self.datum))],
            text: "\(situation.name(organisation)) \(phrase).", phrase: phrase)
    }

    /// The number of the latest phase, and what the earlier ones were about: ` (phase 2; before: military)`.
    private var past: String {
        guard let latest = numbered.last.map(Self.place) else { return "" }
        let before = numbered.filter { Self.place($0) < latest }.map { $0.names(Self.domains).sentenceList }
        guard !before.isEmpty else { return " (phase \(latest.words()))" }
        return " (phase \(latest.words()); before: \(before.joined(separator: "; ")))"
    }

    private static func datum(_ statement: Statement) -> Datum {
        [
            "phase": statement.bounds(phase)?.datum ?? .null,
            "domains": .array(statement.names(domains).map { .string($0) }),
        ]
    }
}
