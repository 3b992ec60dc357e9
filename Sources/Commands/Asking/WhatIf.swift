// SPDX-License-Identifier: Apache-2.0

import Model

extension Command {
    static let whatIf = Command(
        "what-if", "any question over hypothetical claims", .asking, .wrapper,
        arguments: [
            Argument(
                "SCENARIO|FILE|CLAIM",
                "the name of a scenario, a JSON file of claims, or one claim as “record” takes it: KIND SUBJECT [OBJECT] "
                    + "[FIELD=VALUE]...", .some)
        ],
        options: time,
        examples: [
            Example(
                "what-if membership UZB CSTO status=member --from 2017-02-01 -- members CSTO",
                "who would be in the CSTO if Uzbekistan came back"),
            Example("what-if uzbekistan-returns -- findings", "which conclusions move, by a scenario that was saved"),
        ],
        notes: [
            "The claims are assumed for this question alone and stored nowhere. The command behind -- is any that asks; "
                + "findings and analyses show what holds without the claims beside it. One claim may also be given as name=value words alone: kind=, subject=, object=, valid= and fields."
        ]
    ) { invocation throws(Failure) in
        guard let words = invocation.line.trailing, !words.isEmpty else {
            throw .usage("“what-if” needs a command behind --.", hint: "Usage: \(invocation.command.usage)")
        }
        let claims = try hypotheses(invocation.line, invocation)
        let rest = try resolve(words).rest
        let name = words.dropLast(rest.count)
        let inner = try Program.invocation(
            name + inherited(by: words, from: invocation) + rest, in: invocation.surroundings, assuming: claims)
        guard inner.command.scope == .reading else {
            throw .usage(
                "“\(inner.command.name)” asks nothing of the model.",
                hint: "These do: " + all.filter { $0.scope == .reading }.map(\.name).joined(separator: ", ") + ".")
        }
        try inner.carryOut()
    }

    /// The claims that a command line assumes: those of a scenario or a file, or one that it spells out.
    static func hypotheses(_ line: ParsedLine, _ invocation: Invocation) throws(Failure) -> [Datum] {
        let words = line.arguments
        let settings = words.compactMap(Question.Setting.init)
        // The names of kinds have neither dots nor slashes, and those of files mostly do.
        if words.count > 1, !words[0].contains(where: { "=./".contains($0) }) {
            return [try hypothesis(Question(words), line)]
        }
        if settings.isEmpty, words.count == 1 { return try invocation.claims(assumedBy: words[0]) }
        guard settings.count == words.count else {
            throw .usage(
                "Files and claims cannot be mixed here.", hint: "Give one file, or one claim.")
        }
        return [try hypothesis(settings)]
    }

    /// A claim as `record` takes it, but without a source.
    private static func hypothesis(_ question: Question, _ line: ParsedLine) throws(Failure) -> Datum {
        let value = Datum.Member("value", .object(try question.values()))
        let claim = Datum.object(question.members + [value, .init("valid", .string(try extent(line)))])
        do throws(Rejection) {
            _ = try Assertion(reading: claim, isHypothetical: true)
            return claim
        } catch {
            throw Failure(error)
        }
    }

    private static let claimParts = ["subject", "object", "valid"]

    private static func hypothesis(_ settings: [Question.Setting]) throws(Failure) -> Datum {
        guard let name = settings.first(where: { $0.name == "kind" })?.value else {
            throw .usage("The claim has no kind.", hint: "Give kind=membership, or another kind.")
        }
        do throws(Rejection) {
            let kind = try KindIndex(reading: name, field: "kind").kind
            let parts = settings.filter { claimParts.contains($0.name) }
            let fields = settings.filter { $0.name != "kind" && !claimParts.contains($0.name) }
            var members = parts.map { Datum.Member($0.name, .string($0.value)) }
            members.insert(.init("kind", .string(name)), at: 0)
            members.append(.init("value", .object(try Question.typed(fields, as: kind.fields))))
            let claim = Datum.object(members)
            _ = try Assertion(reading: claim, isHypothetical: true)
            return claim
        } catch {
            throw Failure(error)
        }
    }

    /// Options about the connection that were given to the wrapper go to the command that it wraps.
    private static func inherited(by words: [String], from invocation: Invocation) -> [String] {
        let mine = words.prefix { $0 != "--" }
        var options: [String] = []
        if invocation.isJSON, !mine.contains("--json") { options.append("--json") }
        if let endpoint = invocation.line["endpoint"], !mine.contains(where: { $0.hasPrefix("--endpoint") }) {
            options.append("--endpoint=\(endpoint)")
        }
        return options
    }
}
