// SPDX-License-Identifier: Apache-2.0

public import Model

/// A standing statement about the model: a sentence, and the expression that says when it holds.
///
/// It is written as an object, and read back it is the same: `id`, `statement`, `question?`, `note?`, `expression`.
public struct Finding: Sendable {
    /// The id: letters, digits and hyphens, at most `EntityID.maximumLength`.
    public let id: String
    /// What holds, in one sentence.
    public let statement: String
    /// Which of the questions of the study it belongs to.
    public let question: Question?
    /// What a reader should know besides.
    public let note: String?
    /// The expression as it was written.
    public let expression: Datum
    let condition: Condition

    /// The questions that findings belong to.
    public enum Question: String, CaseIterable, Sendable {
        /// What states say and do.
        case positions
        /// Who carries weight.
        case influence
        /// Whose interests are served.
        case interests
    }

    /// The most bytes of the sentence.
    public static let longestStatement = 500

    /// Reads a finding, or refuses it with the field (such as `expression.all.left.measure`), what was given there and
    /// what is allowed.
    ///
    /// - Parameter directory: who knows the entities that the expression may name.
    public init(reading datum: Datum, in directory: some EntityDirectory) throws(Rejection) {
        let written = try WrittenObject(datum, allowed: Self.members)
        id = try Self.id(try written.requiredText("id"))
        statement = try written.requiredText("statement", atMost: Self.longestStatement)
        question = try written.text("question").map { (text) throws(Rejection) in try Question(reading: text) }
        note = try written.text("note")
        guard let expression = written["expression"] else {
            throw Rejection(
                .invalid, field: "expression", reason: "“expression” is missing.",
                hint: "Give the condition under which the statement holds.")
        }
        self.expression = expression
        var reader = ExpressionReader(directory)
        condition = try Rejection.within("expression") { () throws(Rejection) in try reader.condition(expression) }
    }

    private static let members = ["id", "statement", "question", "note", "expression"]

    private static func id(_ text: String) throws(Rejection) -> String {
        do { _ = try FieldType.name.read(.string(text), field: "id") } catch {
            throw Rejection(
                .invalid, field: "id", given: text, reason: "“\(text)” is not an id of a finding.",
                hint: "Allowed is \(FieldType.name.allowed), at most \(EntityID.maximumLength) bytes.")
        }
        return text
    }

    /// The finding as it is written: reading it back gives the same.
    public var datum: Datum {
        let optional = [("question", question?.rawValue), ("note", note)]
        let texts: [(String, String?)] = [("id", id), ("statement", statement)] + optional
        return .object(
            texts.compactMap { name, text in text.map { .init(name, .string($0)) } }
                + [.init("expression", expression)])
    }
}

extension Finding: Hashable {
    /// Equal where both are written alike.
    public static func == (a: Finding, b: Finding) -> Bool { a.datum == b.datum }

    /// By what is written.
    public func hash(into hasher: inout Hasher) { hasher.combine(datum) }
}

extension Finding.Question {
    fileprivate init(reading text: String) throws(Rejection) {
        guard let question = Self(rawValue: text) else {
            let names = Self.allCases.map(\.rawValue)
            throw Rejection(
                .invalid, field: "question", given: text, reason: "There is no question “\(text)”.",
                hint: didYouMean(text, among: names) + "Allowed is one of \(names.joined(separator: ", ")).")
        }
        self = question
    }
}

extension Rejection {
    /// Reads what stands in a field; a refusal names the field.
    static func within<Value>(
        _ field: String, _ read: () throws(Rejection) -> Value
    ) throws(Rejection) -> Value {
        do { return try read() } catch { throw error.within(field) }
    }
}
