// SPDX-License-Identifier: Apache-2.0

public import Model
import Register

/// How far one judgement moves a finding's verdict in draws.
public struct Influence: Hashable, Sendable {
    /// The kind of the statement.
    public let kind: KindIndex
    /// What the statement is about.
    public let subject: EntityID
    /// What it relates the subject to, where that belongs to the question.
    public let object: EntityID?
    /// What in it was drawn: a field, `presence`, `object`, or `date` for whether it stands on the day.
    public let field: String
    /// How people read it: `dependence UZB RUS energy, level`.
    public let label: String
    /// The claims that say so.
    public let claims: [ClaimID]
    /// The share of the verdict's variance that it explains by itself, from 0 to 1.
    public let share: Double
}

extension Influence {
    init(_ input: UncertainInput, share: Double) {
        kind = input.slot.kind
        subject = input.slot.subject
        object = input.slot.object
        field = input.aspect?.name(in: input.slot.kind.kind) ?? "date"
        label = input.label
        claims = input.claims
        self.share = share
    }
}

/// How verdicts go with the outcomes of an input: the first-order share of the variance (Sobol' 1993), by bins.
///
/// The variance of a verdict is that of the indicators of its three values together, sum p_k (1 - p_k). An input explains
/// sum_b n_b / n sum_k (p_bk - p_k)^2 of it, b its outcomes; a range has eight, its equal parts.
struct VarianceShare {
    /// Draws by outcome of the input, then by verdict.
    private var counts: [SIMD3<Double>]

    init(outcomes: Int) {
        counts = Array(repeating: .zero, count: outcomes)
    }

    mutating func add(_ outcome: Int, _ verdict: Int) { counts[outcome][verdict] += 1 }

    /// The share; nil where the verdict does not vary, or the share is no larger than chance makes it.
    ///
    /// An input that explains nothing still has a share of about (bins - 1) / n, with a standard deviation of
    /// sqrt(2 (bins - 1)) / n: that much and eight standard deviations is taken for noise.
    var value: Double? {
        let bins = counts.filter { $0.sum() > 0 }
        let draws = bins.reduce(0) { $0 + $1.sum() }
        let shares = bins.reduce(.zero, +) / draws
        let variance = (shares * (1 - shares)).sum()
        guard bins.count > 1, variance > 0 else { return nil }
        let explained = bins.reduce(0) { sum, bin in
            let difference = bin / bin.sum() - shares
            return sum + bin.sum() / draws * (difference * difference).sum()
        }
        let share = explained / variance
        let freedom = Double(bins.count - 1)
        return share > (freedom + Self.deviationsOfNoise * (2 * freedom).squareRoot()) / draws ? share : nil
    }

    private static let deviationsOfNoise = 8.0
}
