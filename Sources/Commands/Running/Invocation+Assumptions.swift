// SPDX-License-Identifier: Apache-2.0

import Model

// What is assumed.
extension Invocation {
    /// The claims of a scenario of that name, or else those of a file.
    ///
    /// Names of scenarios have neither dots nor slashes, and those of files mostly do: only a word without them asks the
    /// daemon.
    func claims(assumedBy word: String) throws(Failure) -> [Datum] {
        guard Definition.Name(word) != nil else { return try HypothesisFile.read(word, in: surroundings) }
        let scenarios = try connection().call("scenario.list", .object([])).result["scenarios"]?.elements ?? []
        if let scenario = scenarios.first(where: { $0["name"]?.text == word }) {
            return scenario["whatIf"]?.elements ?? []
        }
        guard surroundings.files.exists(word) else {
            throw .usage(
                "There is neither a scenario nor a file “\(word)”.",
                hint: didYouMean(word, among: scenarios.compactMap { $0["name"]?.text })
                    + "registan scenario list shows the scenarios.")
        }
        return try HypothesisFile.read(word, in: surroundings)
    }
}
