// SPDX-License-Identifier: Apache-2.0

/// The rules of resolution once more: slow, plain and day by day, with days as small numbers. Written from the text of
/// the model alone, to be held against the resolver.
struct NaiveModel {
    static let never = 1_000_000

    enum Value: Hashable {
        case nothing, holds
        case token(String)
        case number(Int)
        case range(Int, Int)
    }

    struct Source {
        var name: String
        /// 1 the best; F counts as C.
        var standing: Int
        var covers: Int?
    }

    struct Claim {
        var number: Int
        var start: ClosedRange<Int>
        var end: ClosedRange<Int>
        var isSingleDate: Bool
        var hasDatedEnd: Bool
        var values: [String: Value]
        var rank: Int
        var credibility: Int
        /// By source, the last possible day of each report.
        var reports: [Int: Int]

        func isCertain(on day: Int) -> Bool { start.upperBound <= day && day <= end.lowerBound }
        func isPossible(on day: Int) -> Bool { start.lowerBound <= day && day <= end.upperBound }
    }

    struct Saying {
        var source: Int
        var value: Value
        var claim: Claim
        var isCertain: Bool
        var isKnown: Bool
        var divided: [Value] = []
        var alternatives: [Value] = []
    }

    struct Result {
        var value: Value
        var isCertain: Bool
        var isKnown: Bool
        var contested: Set<Value>
    }

    var sources: [Source]
    var claims: [Claim]
    /// The deciding question first: `status`, or `presence`.
    var fields: [String]
    var isClosing: Bool

    /// The answer on a day by what could be read on another, field by field; nothing where nobody speaks.
    func answer(on day: Int, known: Int) -> [(field: String, result: Result)] {
        var answers: [(String, Result)] = []
        for field in fields {
            guard let result = result(field, on: day, known: known) else {
                if field == fields[0] { return [] }
                continue
            }
            answers.append((field, result))
            if field == fields[0], result.value == .nothing || result.value == .token("none") { return answers }
        }
        return answers
    }

    // MARK: Across sources

    private func result(_ field: String, on day: Int, known: Int) -> Result? {
        let all = sources.indices.compactMap { saying(of: $0, field, on: day, known: known) }
        let knowing = all.filter(\.isKnown)
        // Of those that only presume, whoever spoke last.
        let latest = all.map { horizon(of: $0.source, known: known) }.max()
        let presuming = all.filter { horizon(of: $0.source, known: known) == latest }
        let left = (knowing.isEmpty ? presuming : knowing).sorted { stands($0, above: $1, known: known) }
        guard var best = left.first else { return nil }
        // One that is sure settles it for those that waver, if all can be right.
        if !best.isCertain, let sure = left.first(where: \.isCertain), left.allSatisfy({ canBothBeTrue($0, sure) }) {
            best = sure
        }
        var contested: Set<Value> = []
        for saying in left {
            if !canBothBeTrue(saying, best) { contested.insert(saying.value) }
            contested.formUnion(saying.divided.filter { !agree($0, best.value) })
        }
        return Result(value: best.value, isCertain: best.isCertain, isKnown: best.isKnown, contested: contested)
    }

    private func canBothBeTrue(_ a: Saying, _ b: Saying) -> Bool {
        ([a.value] + a.alternatives).contains { x in ([b.value] + b.alternatives).contains { agree(x, $0) } }
    }

    private func stands(_ a: Saying, above b: Saying, known: Int) -> Bool {
        let reported = { (saying: Saying) in saying.claim.reports[saying.source] ?? -Self.never }
        let order = { (saying: Saying) in
            [
                -saying.claim.rank, sources[saying.source].standing, saying.claim.credibility, -reported(saying),
                -saying.claim.number,
            ]
        }
        return order(a).lexicographicallyPrecedes(order(b))
    }

    private func agree(_ a: Value, _ b: Value) -> Bool {
        let noValues: [Value] = [.nothing, .token("none"), .token("withdrawn")]
        if noValues.contains(a), noValues.contains(b) { return true }
        if case .range(let low, let high) = a, case .range(let least, let most) = b {
            return low <= most && least <= high
        }
        return a == b
    }

    // MARK: One source

    private func visible(of source: Int, known: Int) -> [Claim] {
        claims.filter { $0.rank > 0 && $0.reports[source].map { $0 <= known } ?? false }
    }

    private func horizon(of source: Int, known: Int) -> Int {
        sources[source].covers ?? visible(of: source, known: known).compactMap { $0.reports[source] }.max() ?? -Self
            .never
    }

    private func saying(of source: Int, _ field: String, on day: Int, known: Int) -> Saying? {
        let mine = visible(of: source, known: known).filter { $0.values[field] != nil }
        let covering = mine.filter { $0.isPossible(on: day) }
        let old = covering.filter {
            $0.isCertain(on: day) || (!$0.isSingleDate && $0.start.upperBound <= day)
        }
        let new = covering.filter { claim in !old.contains { $0.number == claim.number } }
        let isKnown = { (claims: [Claim]) in
            day <= horizon(of: source, known: known) || claims.contains { $0.hasDatedEnd || $0.isSingleDate }
        }
        let worlds = subsets(of: old.filter { !$0.isCertain(on: day) }).map { gone in
            outcome(mine, old, gone: gone, field, on: day)
        }
        guard let (groups, isEnded) = worlds[0] else {
            let groups = grouped(new, field)
            guard let first = groups.first, let value = first[0].values[field] else { return nil }
            return Saying(
                source: source, value: value, claim: first[0], isCertain: false, isKnown: isKnown(first),
                alternatives: groups.dropFirst().compactMap { $0[0].values[field] })
        }
        let value = isEnded ? .nothing : groups[0][0].values[field] ?? .nothing
        let later = worlds.dropFirst().map { $0.map { $1 ? .nothing : $0[0][0].values[field] ?? .nothing } }
        let begun = new.compactMap { $0.values[field] }
        let others = (later.compactMap { $0 } + begun).filter { !agree($0, value) }
        return Saying(
            source: source, value: value, claim: groups[0][0], isCertain: others.isEmpty && !later.contains(nil),
            isKnown: isEnded ? day <= horizon(of: source, known: known) : isKnown(groups[0]),
            divided: isEnded ? [] : groups.dropFirst().compactMap { $0[0].values[field] }, alternatives: others)
    }

    /// What is said if some claims are over by that day: the claims of the latest start, grouped by what they say, or
    /// those whose end makes it none; nil for silence.
    private func outcome(
        _ mine: [Claim], _ old: [Claim], gone: Set<Int>, _ field: String, on day: Int
    ) -> (groups: [[Claim]], isEnded: Bool)? {
        let standing = old.filter { !gone.contains($0.number) }
        if let latest = standing.map(\.start.lowerBound).max() {
            return (grouped(standing.filter { $0.start.upperBound >= latest }, field), false)
        }
        guard isClosing, field == fields[0] else { return nil }
        let over = mine.filter { one in
            // A start after an end undoes it.
            one.hasDatedEnd && (one.end.upperBound < day || gone.contains(one.number))
                && !old.contains { $0.start.lowerBound > one.end.upperBound }
        }
        let newest = over.filter { $0.end.upperBound == over.map(\.end.upperBound).max() }
        return newest.isEmpty ? nil : (grouped(newest, field), true)
    }

    /// Claims that agree together, in the order rank, credibility, narrower start, and then the younger.
    private func grouped(_ claims: [Claim], _ field: String) -> [[Claim]] {
        let order = { (claim: Claim) in
            [-claim.rank, claim.credibility, claim.start.upperBound - claim.start.lowerBound, -claim.number]
        }
        var groups: [[Claim]] = []
        for claim in claims.sorted(by: { order($0).lexicographicallyPrecedes(order($1)) }) {
            let place = groups.firstIndex {
                agree($0[0].values[field] ?? .nothing, claim.values[field] ?? .nothing)
            }
            if let place { groups[place].append(claim) } else { groups.append([claim]) }
        }
        return groups
    }

    /// Every set of claims that may be over, the empty one first.
    private func subsets(of claims: [Claim]) -> [Set<Int>] {
        claims.reduce(into: [[]]) { sets, claim in sets += sets.map { $0.union([claim.number]) } }
    }
}
