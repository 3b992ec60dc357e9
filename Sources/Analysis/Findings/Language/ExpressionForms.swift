// SPDX-License-Identifier: Apache-2.0

import Model

/// A form in which a part of an expression can be written, told by the member that only it has.
protocol ExpressionForm: CaseIterable, RawRepresentable where RawValue == String {
    /// What it is a form of.
    static var part: String { get }
    /// Every member that it can have, the one that tells it first.
    var members: [String] { get }
}

enum ConditionForm: String, ExpressionForm {
    case comparison = "left"
    case and, or, not, all, any

    static let part = "a condition"

    var members: [String] {
        switch self {
        case .comparison: ["left", "operator", "right"]
        case .and, .or, .not: [rawValue]
        case .all, .any: [rawValue, "in", "holds"]
        }
    }
}

enum OperandForm: String, ExpressionForm {
    case measure
    case tauB = "tau-b"
    case count, sum, least, greatest

    static let part = "an operand"

    var members: [String] {
        switch self {
        case .measure: ["measure", "of", "option"]
        case .tauB: ["tau-b", "in", "x", "y"]
        case .count: ["count", "in", "where"]
        case .sum, .least, .greatest: [rawValue, "in", "of"]
        }
    }
}

enum SetForm: String, ExpressionForm {
    case members, leaders, both, either, except

    static let part = "a set"

    var members: [String] { self == .members ? ["members", "status"] : [rawValue] }
}

extension ExpressionForm {
    /// The form of what is written, whose members are all among its own; or the refusal that names the forms.
    init(of datum: Datum) throws(Rejection) {
        let names = Self.allCases.map(\.rawValue)
        guard let members = datum.members else {
            throw Rejection(
                .invalid, field: "", given: datum.summary, reason: "Here stands \(Self.part), not \(datum.sort).",
                hint: "It is an object with one of \(names.joined(separator: ", ")).")
        }
        guard let form = Self.allCases.first(where: { datum[$0.rawValue] != nil }) else {
            let given = members.first?.name
            throw Rejection(
                .invalid, field: given ?? "", given: given, reason: "This is not \(Self.part).",
                hint: (given.map { didYouMean($0, among: names) } ?? "")
                    + "It is told by one of \(names.joined(separator: ", ")).")
        }
        _ = try WrittenObject(datum, allowed: form.members)
        self = form
    }
}

extension Comparison {
    init(reading text: String) throws(Rejection) {
        guard let comparison = Self(rawValue: text) else {
            let names = Self.allCases.map(\.rawValue)
            throw Rejection(
                .invalid, field: "operator", given: text, reason: "There is no operator “\(text)”.",
                hint: didYouMean(text, among: names) + "Allowed are \(names.joined(separator: ", ")).")
        }
        self = comparison
    }
}
