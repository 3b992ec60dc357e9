// SPDX-License-Identifier: Apache-2.0

import Model

/// The rule that decided on one aspect, as a sentence.
enum DecisionText {
    /// - Parameter step: a step of `claim.explain`.
    static func sentence(_ step: Datum) -> String {
        let decided = rule(step["rule"]?.text ?? "", answeredBy: step["answeredBy"]?.text)
        return decided + presumption(step)
    }

    private static func rule(_ rule: String, answeredBy source: String?) -> String {
        let source = source ?? "the what-if"
        return switch rule {
        case "assumed": "The what-if is assumed, and stands above every source."
        case "only-voice": "Only \(source) speaks of that day."
        case "knowledge": "Only \(source) speaks from knowledge of that day."
        case "spoke-last": "\(source) was the last to speak, and left it open."
        case "agreement": "Those that speak agree; \(source) stands for them."
        case "certain": "Those that speak can be reconciled, and \(source) alone is certain."
        case "rank": "The claim of \(source) has the highest rank."
        case "reliability": "The most reliable source decides: \(source)."
        case "credibility": "Of equally reliable sources, the more credible claim decides: that of \(source)."
        case "latest-reported": "All else being equal, the latest report decides: that of \(source)."
        case "latest-recorded": "All else being equal, what was recorded last decides: that of \(source)."
        default: "The rule “\(rule)” decides for \(source)."
        }
    }

    /// Who knows, and who is only presumed to say the same still.
    private static func presumption(_ step: Datum) -> String {
        let presuming = ids(step["presuming"])
        guard !presuming.isEmpty else { return "" }
        let names = presuming.joined(separator: ", ")
        return ids(step["knowing"]).isEmpty
            ? " Nobody speaks from knowledge of that day; \(names) left it open."
            : " Set aside, because it does not reach that day from knowledge: \(names)."
    }

    private static func ids(_ list: Datum?) -> [String] { list?.elements?.compactMap(\.text) ?? [] }
}
