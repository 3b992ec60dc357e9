// SPDX-License-Identifier: Apache-2.0

import Model
import Wire

/// A file of claims to assume: a JSON list of them, or one alone, written as `claim.assert` takes them; citations may be
/// left out.
enum HypothesisFile {
    /// The claims, each checked for its form, so that a mistake is told with its place in the file.
    static func read(_ file: String, in surroundings: Surroundings) throws(Failure) -> [Datum] {
        let document = try JSONFile.read(file, in: surroundings, hint: "Write a list of claims, or one claim.")
        let claims = document.elements ?? [document]
        for (place, claim) in claims.enumerated() {
            do throws(Rejection) {
                _ = try Assertion(reading: claim, isHypothetical: true)
            } catch {
                throw .usage("“\(file)”, claim \(place + 1): \(error.reason)", hint: error.hint)
            }
        }
        return claims
    }
}
