// SPDX-License-Identifier: Apache-2.0

import Model

/// From where one side of a comparison is seen, as it is typed: settings with commas between them, such as
/// `on=2016-12-31,known=2015-06`. A date alone is a day, `now` says nothing of its own, and `base` does without what-ifs.
struct View {
    /// The members of a view on the wire.
    private(set) var members: [Datum.Member] = []

    /// The words for a view, as help shows them.
    static let summary =
        "a day, or settings with commas between them: on=DAY, known=DATE, recorded=SEQUENCE or TIME, what-if=FILE"

    /// Reads a view, and the files that it names.
    init(_ word: String, in surroundings: Surroundings) throws(Failure) {
        var claims: [Datum]?
        for part in word.split(separator: ",", omittingEmptySubsequences: false) {
            let setting = try Self.setting(String(part), of: word)
            switch setting?.name {
            case nil: continue
            case "base": claims = claims ?? []
            case "what-if": claims = (claims ?? []) + (try HypothesisFile.read(setting?.value ?? "", in: surroundings))
            case let name?: try add(name, setting?.value ?? "")
            }
        }
        if let claims { members.append(.init("whatIf", .array(claims))) }
    }

    private mutating func add(_ name: String, _ value: String) throws(Failure) {
        guard !members.contains(where: { $0.name == name }) else {
            throw .usage("“\(name)” is given twice for one view.", hint: "Give it once.")
        }
        members.append(.init(name, name == "recorded" ? .moment(value) : .string(value)))
    }

    /// One part of a view; nil where it says nothing of its own.
    private static func setting(_ part: String, of word: String) throws(Failure) -> Question.Setting? {
        if part == "now" { return nil }
        let written = part == "base" ? "base=" : part.first?.isNumber == true ? "on=\(part)" : part
        let setting = Question.Setting(written)
        guard let setting, written == "base=" || (settings.contains(setting.name) && !setting.value.isEmpty) else {
            let name = String(part.prefix { $0 != "=" })
            throw .usage(
                "“\(word)” is not a view.",
                hint: didYouMean(name, among: settings + ["now", "base"])
                    + "Give \(summary); or now, or base for what holds without what-ifs.")
        }
        return setting
    }

    private static let settings = ["on", "known", "recorded", "what-if"]
}

extension Datum {
    /// A place in the journal as it is typed: a sequence, or a time.
    static func moment(_ text: String) -> Datum { Int64(text).map { .integer($0) } ?? .string(text) }
}
