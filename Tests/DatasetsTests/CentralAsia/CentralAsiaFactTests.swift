// SPDX-License-Identifier: Apache-2.0

import Chronology
import Datasets
import Model
import Register
import Testing

/// A reader's questions, as one would type them, with what the article answers.
@Suite struct CentralAsiaFactTests {
    private let article: Article

    init() throws { article = try Article() }

    /// A question on the last day of the article's period, or on another.
    struct Fact {
        let question: String
        let answer: String
        let on: String

        init(_ question: String, _ answer: String, on: String = Article.lastDay) {
            self.question = question
            self.answer = answer
            self.on = on
        }
    }

    /// The words of a question, read.
    private struct Question {
        let kind: KindIndex
        let subject: EntityID
        let object: EntityID?
        let qualifiers: [String]

        init(_ text: String) throws {
            let words = text.split(separator: " ").map(String.init)
            let ends = words.dropFirst().filter { !$0.contains("=") }
            kind = try #require(KindIndex(named: words[0]))
            subject = try #require(EntityID(ends[0]))
            object = ends.count > 1 ? EntityID(ends[1]) : nil
            qualifiers = words.filter { $0.contains("=") }
        }
    }

    @Test func `a reader finds each answer`() throws {
        for fact in Self.facts {
            let wanted = Set(fact.answer.split(separator: "; ").map(String.init))
            let found = try statements(Question(fact.question), on: day(fact.on))
            #expect(found.contains { wanted.isSubset(of: $0) }, "\(fact.question): \(found)")
        }
    }

    /// What the register says, as `holds` and `field=text`: one answer of a question, or each claim where every claim is
    /// its own.
    private func statements(_ question: Question, on: Day) throws -> [[String]] {
        let kind = question.kind.kind
        guard kind.slot != .own else { return claims(question) }
        let slot = SlotKey(
            kind: question.kind, subject: question.subject, object: question.object,
            value: try values(question.qualifiers, of: kind))
        let answer = article.register.answer(slot, Viewpoint(on: on))
        let objects = (answer.objects + [answer.object].compactMap { $0 }).map { "object=\($0)" }
        return [(answer.state == .holds ? ["holds"] : []) + objects + texts(answer.value, kind)]
    }

    private func claims(_ question: Question) -> [[String]] {
        var filter = ClaimFilter()
        (filter.kind, filter.subject, filter.object) = (question.kind, question.subject, question.object)
        return article.register.claims(filter, from: 1, limit: 1_000, at: nil).claims.map {
            texts($0.claim.assertion.value, question.kind.kind)
        }
    }

    private func values(_ qualifiers: [String], of kind: ClaimKind) throws -> FieldValues {
        var values = FieldValues.none
        for qualifier in qualifiers {
            let parts = qualifier.split(separator: "=").map(String.init)
            let position = try #require(kind.fields.firstIndex { $0.name == parts[0] })
            let type = kind.fields[position].type
            let datum = try type.datum(fromText: parts[1]) { .string($0) }
            values[position] = try type.read(datum, field: parts[0])
        }
        return values
    }

    private func texts(_ values: FieldValues, _ kind: ClaimKind) -> [String] {
        values.elements.flatMap { element -> [String] in
            let name = kind.fields[Int(element.position)].name
            return Self.texts(element.value).map { "\(name)=\($0)" }
        }
    }

    /// A value as words; a list as one for each.
    private static func texts(_ value: FieldValue) -> [String] {
        switch value {
        case .token(let text), .text(let text): [text]
        case .flag(let flag): ["\(flag)"]
        case .integer(let number): ["\(number)"]
        case .number(let number): ["\(number)"]
        case .range(let range):
            [range.low == range.high ? "\(Int(range.low))" : "\(range.low)-\(range.high)"]
        case .date(let extent): [extent.text]
        case .entity(let id): [id.text]
        case .list(let values): values.flatMap(texts)
        case .rows(let rows):
            rows.map { row in row.elements.flatMap { texts($0.value) }.joined(separator: " ") }
        case .dictionary: []
        }
    }
}
