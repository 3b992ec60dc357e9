// SPDX-License-Identifier: Apache-2.0

public import Model

/// One figure of an analysis, as findings use it: a function of some entities in a situation.
///
/// It is cheap: findings are read thousands of times over drawn values.
public struct Measure: Sendable {
    /// The name: that of the analysis, and of the figure where it has several: `burden.share`.
    public let name: String
    /// What the figure is, as one line.
    public let summary: String
    /// The entities that it is a function of, and the kinds that can stand there.
    public let takes: [(role: String, kinds: [EntityKind])]
    /// Words of a closed list that may follow the entities, such as a dimension; they may be left out.
    public let options: [String]
    let read: @Sendable (Situation, [EntityID], [String]) -> Reading

    /// Declares a measure.
    init(
        _ name: String, _ summary: String, takes: [(role: String, kinds: [EntityKind])], options: [String] = [],
        read: @escaping @Sendable (Situation, [EntityID], [String]) -> Reading
    ) {
        self.name = name
        self.summary = summary
        self.takes = takes
        self.options = options
        self.read = read
    }
}

extension Measure {
    /// The measure of a name, or the refusal that names the nearest one.
    public static func named(_ name: String, field: String) throws(Rejection) -> Measure {
        guard let measure = all.first(where: { $0.name == name }) else {
            let names = all.map(\.name)
            throw Rejection(
                .notFound, field: field, given: name, reason: "There is no measure “\(name)”.",
                hint: didYouMean(name, among: names) + "There are " + names.joined(separator: ", ") + ".")
        }
        return measure
    }
}
