// SPDX-License-Identifier: Apache-2.0

import Model

/// An answer: the whole of it in one line, then aspect by aspect with what contradicts it.
struct AnswerBlock {
    private let answer: Datum
    private let kind: ClaimKind

    init(_ answer: Datum, kind: ClaimKind) {
        self.answer = answer
        self.kind = kind
    }

    /// Shows all of it.
    func show(on page: inout Page) {
        summary(on: &page)
        guard answer["aspects"]?.elements?.isEmpty == false else { return }
        page.line()
        aspects(on: &page)
    }

    /// `withdrawn !  since 2012-06-28, until ..`
    func summary(on page: inout Page) {
        let marks = page.show(Marks(of: answer))
        var line = Text(sentence, .bold) + (marks.isEmpty ? "" : " " + marks)
        if answer["answer"]?.text != "unknown", let since = answer["since"]?.text, let until = answer["until"]?.text {
            line += Text("  since \(since), until \(until)")
        }
        page.line(line)
    }

    private var sentence: String {
        switch answer["answer"]?.text {
        case "holds": ValueText.answer(answer, of: kind)
        case "none": "Nothing holds."
        default: "Nobody speaks of that day."
        }
    }

    /// Each aspect with its claims, and below it the values that were set aside.
    func aspects(on page: inout Page) {
        var table = TextTable([
            .init("ASPECT"), .init("VALUE", isFlexible: true), .init(""), .init("CLAIMS", isFlexible: true),
            .init("SAID BY", isFlexible: true),
        ])
        for aspect in answer["aspects"]?.elements ?? [] {
            table.add([
                Text(aspect["aspect"]?.text ?? ""), Text(value(aspect["value"], of: aspect)),
                page.show(Marks(of: aspect)), ids(aspect["claims"]), "",
            ])
            for (member, word) in Self.variants {
                for variant in aspect[member]?.elements ?? [] {
                    table.add([
                        "", Text("\(word) \(value(variant["value"], of: aspect))", .dim), "",
                        ids(variant["claims"]), ids(variant["sources"]),
                    ])
                }
            }
        }
        page.table(table)
    }

    private static let variants = [
        ("contested", "against it:"), ("superseded", "presumed until then:"), ("alternatives", "or else:"),
    ]

    private func value(_ datum: Datum?, of aspect: Datum) -> String {
        let type = kind.fields.first { $0.name == aspect["aspect"]?.text }?.type
        return ValueText.text(datum, type)
    }

    private func ids(_ list: Datum?) -> Text {
        Text((list?.elements ?? []).map { ValueText.text($0) }.joined(separator: " "), .dim)
    }
}
