// SPDX-License-Identifier: Apache-2.0

import Model

/// An explanation as an analyst reads it: the answer, what each source says, the rule that decided, what was set aside.
struct ExplanationReport {
    private let result: Datum
    private let kind: ClaimKind
    private let day: String
    private let names: [String]
    private let claims: [String: Datum]

    /// - Parameters:
    ///   - names: of the subject and the object.
    ///   - claims: those that the explanation names, by id.
    init(_ result: Datum, kind: ClaimKind, day: String, names: [String], claims: [String: Datum]) {
        self.result = result
        self.kind = kind
        self.day = day
        self.names = names
        self.claims = claims
    }

    func show(on page: inout Page) {
        let answer = AnswerBlock(result["resolved"] ?? .null, kind: kind)
        page.heading("\(QuestionText.slot(result["slot"])) on \(day)")
        page.line(Text(names.joined(separator: " – "), .dim))
        page.line()
        answer.summary(on: &page)
        for source in result["sources"]?.elements ?? [] { show(source, on: &page) }
        showDecisions(on: &page)
        showAspects(answer, on: &page)
        page.legend()
    }

    private func showAspects(_ answer: AnswerBlock, on page: inout Page) {
        guard result["resolved"]?["aspects"]?.elements?.isEmpty == false else { return }
        page.heading("Aspect by aspect")
        answer.aspects(on: &page)
    }
}

// What each source says.
extension ExplanationReport {
    private func show(_ source: Datum, on page: inout Page) {
        page.line()
        page.line(heading(of: source))
        for timeline in source["timelines"]?.elements ?? [] { page.table(table(of: timeline), indent: 2) }
        var table = TextTable([.init(""), .init(""), .init("", isFlexible: true)])
        for id in source["claims"]?.elements?.compactMap(\.text) ?? [] { table.add(row(id, of: source)) }
        page.table(table, indent: 2)
    }

    private func heading(of source: Datum) -> Text {
        guard let id = source["source"]?.text else { return Text("What is assumed", .bold) }
        var line = Text(id, .bold)
        if let name = source["name"]?.text { line += Text("  \(name)") }
        let reliability = source["reliability"]?.text ?? "F"
        let horizon = source["horizon"]?.text ?? ".."
        let until = horizon == ".." ? "speaks from knowledge of every day" : "speaks from knowledge until \(horizon)"
        return line + Text("  reliability \(reliability), \(until)", .dim)
    }

    private func table(of timeline: Datum) -> TextTable {
        let aspect = timeline["aspect"]?.text ?? ""
        let type = kind.fields.first { $0.name == aspect }?.type
        var table = TextTable([.init(""), .init(""), .init("", isFlexible: true), .init("")])
        for (place, stretch) in (timeline["stretches"]?.elements ?? []).enumerated() {
            var qualities: [String] = []
            if stretch["certainty"]?.text == "possible" { qualities.append("possible") }
            if stretch["basis"]?.text == "presumed" { qualities.append("presumed") }
            if stretch["divided"]?.bool == true { qualities.append("its own claims contradict each other") }
            table.add([
                Text(place == 0 ? aspect : ""),
                Text("\(stretch["from"]?.text ?? "..") to \(stretch["to"]?.text ?? "..")"),
                Text(ValueText.text(stretch["value"], type)), Text(qualities.joined(separator: ", "), .dim),
            ])
        }
        return table
    }

    /// The claim as this source makes it: where it says so, what, and of when.
    private func row(_ id: String, of source: Datum) -> [Text] {
        guard let claim = claims[id] else { return [Text(id, .dim), "", ""] }
        let place = claim["citations"]?.elements?.first { $0["source"] == source["source"] }?["locator"]?.text
        var said = "\(claim["valid"]?.text ?? ""): \(ValueText.value(claim["value"], of: kind))"
        if let note = claim["note"]?.text { said += " – \(note)" }
        return [Text(id, .dim), Text(place ?? "", .dim), Text(said, .dim)]
    }
}

// Which rule decided.
extension ExplanationReport {
    private func showDecisions(on page: inout Page) {
        let steps = result["steps"]?.elements ?? []
        guard !steps.isEmpty else { return }
        page.heading("Why")
        var table = TextTable([.init(""), .init("", isFlexible: true)])
        for step in steps { table.add([Text(step["aspect"]?.text ?? ""), Text(DecisionText.sentence(step))]) }
        page.table(table, indent: 2)
    }
}
