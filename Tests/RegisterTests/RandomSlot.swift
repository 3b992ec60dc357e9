// SPDX-License-Identifier: Apache-2.0

import Chronology
import Model
import Register
import TestSupport

/// A random slot of few claims (one to six, unless said otherwise) of one to three sources in January and February 2020, as it is written and, side
/// by side, as the naive model has it. Days are counted from 2020-01-01.
struct RandomSlot: CustomStringConvertible {
    let kind: String
    private(set) var model: NaiveModel
    private var claims: [(valid: String, reports: [Int: String], value: Datum)] = []
    private var sources: [(grade: String, covers: String?)] = []

    static func day(_ number: Int) -> Day { Day(number: Int32(18_262 + number)) }

    init(_ kind: String, claims: ClosedRange<Int> = 1...6, using generator: inout SplitMix64) {
        self.kind = kind
        model = NaiveModel(
            sources: [], claims: [],
            fields: ["membership": ["status"], "leadership": ["presence", "role", "weight"]][kind] ?? [
                "presence", "level",
            ], isClosing: kind != "dependence")
        for index in 0..<Int.random(in: 1...3, using: &generator) { addSource(index, using: &generator) }
        for number in 1...Int.random(in: claims, using: &generator) { addClaim(number, using: &generator) }
    }

    private mutating func addSource(_ index: Int, using generator: inout SplitMix64) {
        let grade = ["A", "B", "C", "D", "E", "F"][Int.random(in: 0..<6, using: &generator)]
        let covers = Int.random(in: 0..<4, using: &generator) == 0 ? Int.random(in: 0...59, using: &generator) : nil
        sources.append((grade, covers.map { "../\(Self.day($0))" }))
        let standing = ["A": 1, "B": 2, "C": 3, "D": 4, "E": 5, "F": 3][grade] ?? 0
        model.sources.append(.init(name: "s\(index)", standing: standing, covers: covers))
    }

    private mutating func addClaim(_ number: Int, using generator: inout SplitMix64) {
        let extent = RandomExtent(using: &generator)
        var reports: [Int: String] = [:]
        var reported: [Int: Int] = [:]
        for _ in 0..<Int.random(in: 1...2, using: &generator) {
            let source = Int.random(in: sources.indices, using: &generator)
            let date = RandomExtent.Date(day: Int.random(in: 0...59, using: &generator), using: &generator)
            reports[source] = date.text
            reported[source] = date.range.upperBound
        }
        let (datum, values) = value(using: &generator)
        claims.append((extent.text, reports, datum))
        model.claims.append(
            .init(
                number: number, start: extent.start, end: extent.end, isSingleDate: extent.isSingleDate,
                hasDatedEnd: extent.hasDatedEnd, values: values,
                rank: [0, 1, 1, 1, 1, 2].randomElement(using: &generator) ?? 1,
                credibility: Int.random(in: 1...3, using: &generator), reports: reported))
    }

    private func value(using generator: inout SplitMix64) -> (Datum, [String: NaiveModel.Value]) {
        switch kind {
        case "membership":
            let status = ["member", "member", "observer", "withdrawn", "none"].randomElement(using: &generator) ?? ""
            return (["status": .string(status)], ["status": .token(status)])
        case "leadership":
            var members: [Datum.Member] = []
            var values: [String: NaiveModel.Value] = ["presence": .holds]
            if Bool.random(using: &generator) {
                let role = Bool.random(using: &generator) ? "sole" : "co"
                members.append(.init("role", .string(role)))
                values["role"] = .token(role)
            }
            if Bool.random(using: &generator) {
                let low = Int.random(in: 0...4, using: &generator)
                let high = low + Int.random(in: 0...2, using: &generator)
                members.append(.init("weight", [.integer(Int64(low)), .integer(Int64(high))]))
                values["weight"] = .range(low, high)
            }
            return (.object(members), values)
        default:
            let level = Int.random(in: 0...2, using: &generator)
            return (
                ["dimension": "energy", "level": .integer(Int64(level))], ["presence": .holds, "level": .number(level)]
            )
        }
    }
}

extension RandomSlot {
    private var object: String { kind == "dependence" ? "RUS" : "CSTO" }

    func write(into world: inout World) throws {
        for (index, source) in sources.enumerated() {
            try world.source("s\(index)", source.grade, date: "2020-01-05", covers: source.covers)
        }
        for (position, claim) in claims.enumerated() {
            let citations = claim.reports.sorted { $0.key < $1.key }.map { index, text -> Datum in
                ["source": .string("s\(index)"), "reported": .string(text)]
            }
            let naive = model.claims[position]
            let rank = ["deprecated", "normal", "preferred"][naive.rank]
            let assertion = try Assertion(reading: [
                "kind": .string(kind), "subject": "UZB", "object": .string(object), "value": claim.value,
                "valid": .string(claim.valid), "citations": .array(citations),
                "credibility": .integer(Int64(naive.credibility)), "rank": .string(rank),
            ])
            try world.transact(.assert([assertion]))
        }
    }

    func key(in world: World) throws -> SlotKey {
        try world.slot("UZB", kind, object, kind == "dependence" ? ["dimension": "energy"] : [:])
    }

    /// Answers of both sorts as text that can be compared.
    func show(_ answer: Answer) -> String {
        guard answer.state != .unknown, let kind = KindIndex(named: kind)?.kind else { return "unknown" }
        return "\(answer.state)"
            + answer.aspects.map { aspect in
                let contested = Set(aspect.contested.map { show($0.said) }).sorted()
                return
                    " \(aspect.aspect.name(in: kind)) \(show(aspect.said)) \(aspect.certainty) \(aspect.basis) \(contested)"
            }.joined()
    }

    func show(_ answer: [(field: String, result: NaiveModel.Result)]) -> String {
        guard let first = answer.first?.result else { return "unknown" }
        let isNone = first.value == .nothing || first.value == .token("none")
        return (isNone ? "none" : "holds")
            + answer.map { field, result in
                let contested = Set(result.contested.map(show)).sorted()
                return " \(field) \(show(result.value)) \(result.isCertain ? "certain" : "possible")"
                    + " \(result.isKnown ? "known" : "presumed") \(contested)"
            }.joined()
    }

    private func show(_ said: Said) -> String {
        guard case .value(.range(let range)) = said else { return said.short }
        return "\(Int(range.low))-\(Int(range.high))"
    }

    private func show(_ value: NaiveModel.Value) -> String {
        switch value {
        case .nothing: "none"
        case .holds: "holds"
        case .token(let token): token
        case .number(let number): String(number)
        case .range(let low, let high): "\(low)-\(high)"
        }
    }

    var description: String {
        let lines = zip(claims, model.claims).map { claim, naive in
            "c\(naive.number) \(claim.valid) \(naive.values) rank \(naive.rank) credibility \(naive.credibility) reported \(naive.reports)"
        }
        return (model.sources.map { "\($0)" } + lines).joined(separator: "\n")
    }
}
