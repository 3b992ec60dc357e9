// SPDX-License-Identifier: Apache-2.0

public import Model

/// An analysis: its name, its formula and version, what it takes, and how it is computed.
///
/// Each is a pure function of a situation and its parameters. A new one is a file with one value of this type and a line
/// in `AnalysisKind.all`.
public struct AnalysisKind: Sendable {
    /// The name under which it is asked for.
    public let name: String
    /// The question that it answers, as one line.
    public let summary: String
    /// The formula and its version, such as `freedom/1`: a result with the same one was computed in the same way.
    public let formula: Formula
    /// What it takes.
    public let parameters: [Parameter]
    let compute: @Sendable (Situation, Arguments) throws(Rejection) -> AnalysisResult

    /// The id of a formula and its version.
    public struct Formula: Hashable, Sendable {
        /// The id: one analysis may have several over time.
        public let id: String
        /// Raised whenever the same input may give another result.
        public let version: Int

        /// Names a formula.
        public init(_ id: String, version: Int) {
            self.id = id
            self.version = version
        }
    }

    /// Something that an analysis takes.
    public struct Parameter: Hashable, Sendable {
        /// The name.
        public let name: String
        /// What may stand there, as people read it: “the id of an organisation”.
        public let form: String
        /// What it is for.
        public let summary: String

        /// Declares a parameter.
        public init(_ name: String, _ form: String, _ summary: String) {
            self.name = name
            self.form = form
            self.summary = summary
        }
    }

    /// Declares an analysis.
    init(
        _ name: String, _ summary: String, formula: Formula, parameters: [Parameter],
        compute: @escaping @Sendable (Situation, Arguments) throws(Rejection) -> AnalysisResult
    ) {
        self.name = name
        self.summary = summary
        self.formula = formula
        self.parameters = parameters
        self.compute = compute
    }

    /// Runs the analysis in a situation.
    ///
    /// - Parameter parameters: an object with what the analysis takes; what it does not know is refused.
    public func run(_ situation: Situation, _ parameters: Datum) throws(Rejection) -> AnalysisResult {
        try refuseUnknown(parameters)
        situation.begin()
        var result = try compute(situation, Arguments(parameters))
        result.claims = situation.evidence.sorted()
        result.missing = situation.missing
        return result
    }

    private func refuseUnknown(_ given: Datum) throws(Rejection) {
        let names = parameters.map(\.name)
        for member in given.members ?? [] where !names.contains(member.name) {
            throw Rejection(
                .invalid, field: "parameters.\(member.name)", given: member.name,
                reason: "“\(name)” takes no “\(member.name)”.",
                hint: didYouMean(member.name, among: names)
                    + (names.isEmpty ? "It takes nothing." : "It takes " + names.joined(separator: ", ") + "."))
        }
    }
}

extension AnalysisKind {
    /// The analysis of a name, or the refusal that names the nearest one.
    public static func named(_ name: String) throws(Rejection) -> AnalysisKind {
        guard let kind = all.first(where: { $0.name == name }) else {
            let names = all.map(\.name)
            throw Rejection(
                .notFound, field: "name", given: name, reason: "There is no analysis “\(name)”.",
                hint: didYouMean(name, among: names) + "There are " + names.joined(separator: ", ") + ".")
        }
        return kind
    }
}
