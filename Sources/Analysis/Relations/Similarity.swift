// SPDX-License-Identifier: Apache-2.0

import Model

/// How alike two states are in what they belong to, or in what they stand for.
enum Similarity {
    static let analysis = AnalysisKind(
        "similarity", "how alike are the portfolios of two states?", formula: .init("similarity", version: 1),
        parameters: [
            .init("states", "the ids of two states", "who is compared, with"),
            .init("over", "memberships or positions", "in what, with"),
            .init("window", "a number of days, or a day", "over positions: the stretch in which they count; or"),
            .init("x", "a list of numbers, null where unknown", "one portfolio in place of the model, with"),
            .init("y", "a list of as many", "the other, with"),
            .init("scale", "[low, high]", "the whole scale that the numbers are on"),
            .init("weights", "a list of as many numbers of 0 or more", "how much each pair counts; else all the same"),
        ], compute: run)

    private static func run(_ situation: Situation, _ arguments: Arguments) throws(Rejection) -> AnalysisResult {
        if try arguments.one(of: ["states", "x"]) == "x" {
            try arguments.refuse(["over", "window"], with: "x")
            return try direct(arguments)
        }
        try arguments.refuse(["y", "scale", "weights"], with: "states")
        let states = try arguments.entities("states", [.state], in: situation) ?? []
        guard states.count == 2, states[0] != states[1] else {
            throw arguments.refusal(
                "states", "“states” names two different states.", hint: "Such as [\"KAZ\", \"UZB\"].")
        }
        let word = try arguments.word("over", Portfolios.Subject.allCases.map(\.rawValue))
        let subject = word.flatMap(Portfolios.Subject.init) ?? .memberships
        if subject != .positions { try arguments.refuse(["window"], with: subject.rawValue) }
        let portfolios = Portfolios(
            of: states[0], states[1], over: subject, within: try arguments.window(), in: situation)
        return try compared(portfolios, situation)
    }

    private static func compared(_ portfolios: Portfolios, _ situation: Situation) throws(Rejection) -> AnalysisResult {
        let likeness: PortfolioSimilarity
        do throws(Rejection) {
            likeness = try portfolios.similarity()
        } catch {
            throw error.within("parameters")
        }
        let names = [portfolios.one, portfolios.other].map(situation.name)
        let head: [Datum.Member] = [
            .init("states", [.string(portfolios.one.text), .string(portfolios.other.text)]),
            .init("over", .string(portfolios.subject.rawValue)), .init("items", portfolios.datum),
        ]
        let what = portfolios.subject == .memberships ? "organisation" : "topic"
        return AnalysisResult(
            .object(head + datum(likeness)), cases: .init(likeness.pairs, what),
            meaning: sentence(likeness, names.sentenceList, what), caution: caution)
    }

    private static func direct(_ arguments: Arguments) throws(Rejection) -> AnalysisResult {
        let x = try arguments.numbersOrNull("x") ?? []
        guard let y = try arguments.numbersOrNull("y") else {
            throw arguments.refusal("y", "“y” is missing.", hint: "Give as many numbers as “x” has.")
        }
        let scale = try arguments.scale("scale")
        let weights = try arguments.numbers("weights")
        let likeness: PortfolioSimilarity
        do throws(Rejection) {
            likeness = try PortfolioSimilarity(x, y, scale: scale, weights: weights)
        } catch {
            throw error.within("parameters")
        }
        return AnalysisResult(
            .object(datum(likeness)), cases: .init(likeness.pairs, "pair"),
            meaning: sentence(likeness, "The two", "pair"), caution: caution)
    }

    private static func datum(_ likeness: PortfolioSimilarity) -> [Datum.Member] {
        let figures = [
            ("sAbsolute", likeness.sAbsolute), ("sSquared", likeness.sSquared), ("kappa", likeness.kappa),
            ("pi", likeness.pi),
        ]
        let reasons = figures.compactMap { name, figure in
            figure.reason.map { Datum.Member(name, .string($0.sentence)) }
        }
        return figures.map { .init($0, $1.value.map { .number($0) } ?? .null) }
            + [.init("reasons", .object(reasons)), .init("pairs", .integer(Int64(likeness.pairs)))]
    }

    private static func sentence(_ likeness: PortfolioSimilarity, _ names: String, _ what: String) -> String {
        guard let s = likeness.sAbsolute.value else {
            return "\(names) cannot be compared. " + (likeness.sAbsolute.reason?.sentence ?? "")
        }
        let chance = likeness.kappa.value.map { ", kappa = \($0.words()) (0 is chance)" } ?? ""
        return
            "\(names) are compared over \(likeness.pairs.counted(what)): S = \(s.words()) (1 is the same, -1 opposite)\(chance)."
    }

    private static let caution =
        "Being alike is not acting together; S is high for anyone where most entries are the same by custom, so read "
        + "kappa and pi beside it, and none of them over a handful of entries."
}

extension Arguments {
    /// The ends of a scale, which must be given.
    fileprivate func scale(_ name: String) throws(Rejection) -> ClosedRange<Double> {
        let ends = try numbers(name) ?? []
        guard ends.count == 2, ends[0] < ends[1] else {
            throw refusal(name, "“\(name)” is [low, high], the whole scale.", hint: "Such as [0, 3].")
        }
        return ends[0]...ends[1]
    }
}
