// SPDX-License-Identifier: Apache-2.0

import Model

/// Reads expressions. What does not fit is refused with the field, what was given, and what is allowed.
struct ExpressionReader<Directory: EntityDirectory> {
    let directory: Directory
    /// The variables around what is being read, the outermost first.
    private(set) var scope: [Variable] = []
    private var depth = 0
    private var nodes = 0
    private var sites = 0

    /// A variable, and the kinds of what it can stand for.
    struct Variable {
        let name: String
        let kinds: [EntityKind]
    }

    init(_ directory: Directory) { self.directory = directory }

    /// Reads a condition.
    mutating func condition(_ datum: Datum) throws(Rejection) -> Condition {
        try nested(datum) { (reader) throws(Rejection) in
            switch try ConditionForm(of: datum) {
            case .comparison: try reader.comparison(datum)
            case .and: .and(try reader.conditions(datum, "and"))
            case .or: .or(try reader.conditions(datum, "or"))
            case .not:
                .not(
                    try Rejection.within("not") { () throws(Rejection) in try reader.condition(datum["not"] ?? .null) })
            case .all: try reader.quantifier(datum, "all") { .all($0, $1) }
            case .any: try reader.quantifier(datum, "any") { .any($0, $1) }
            }
        }
    }

    private mutating func comparison(_ datum: Datum) throws(Rejection) -> Condition {
        let written = try WrittenObject(datum, allowed: ConditionForm.comparison.members)
        let comparison = try Comparison(reading: try written.requiredText("operator"))
        let left = try operand(written, "left")
        let right = try operand(written, "right")
        for case .word(let word) in [left, right] where comparison.isOrder {
            throw Rejection(
                .invalid, field: "operator", given: comparison.rawValue,
                reason: "“\(word)” is a word, which has no order.",
                hint: "Words are compared with = or !=.")
        }
        return .comparison(left, comparison, right)
    }

    private mutating func conditions(_ datum: Datum, _ name: String) throws(Rejection) -> [Condition] {
        let written = try WrittenObject(datum, allowed: [name])
        guard let parts = written[name]?.elements, !parts.isEmpty else {
            throw Rejection(
                .invalid, field: name, given: written[name]?.summary, reason: "“\(name)” is a list of conditions.",
                hint: "Give at least one.")
        }
        var conditions: [Condition] = []
        for (place, part) in parts.enumerated() {
            conditions.append(
                try Rejection.within("\(name)[\(place)]") { () throws(Rejection) in try condition(part) })
        }
        return conditions
    }

    private mutating func quantifier(
        _ datum: Datum, _ name: String, _ make: (EntityRange, Condition) -> Condition
    ) throws(Rejection) -> Condition {
        let written = try WrittenObject(datum, allowed: [name, "in", "holds"])
        return try ranging(written, name) { (reader, range) throws(Rejection) in
            make(range, try reader.condition(written, "holds"))
        }
    }

    // MARK: What operands and sets need too

    /// Reads the condition in a field that must be there.
    mutating func condition(_ written: WrittenObject, _ field: String) throws(Rejection) -> Condition {
        let datum = try written.required(field, "a condition")
        return try Rejection.within(field) { () throws(Rejection) in try condition(datum) }
    }

    /// Reads the operand in a field that must be there.
    mutating func operand(_ written: WrittenObject, _ field: String) throws(Rejection) -> Operand {
        let datum = try written.required(field, "an operand")
        return try Rejection.within(field) { () throws(Rejection) in try operand(datum) }
    }

    /// Reads what a variable ranges over, and then, with the variable in scope, what is said of it.
    mutating func ranging<Value>(
        _ written: WrittenObject, _ field: String,
        _ body: (inout Self, EntityRange) throws(Rejection) -> Value
    ) throws(Rejection) -> Value {
        let name = try variable(written, field)
        let datum = try written.required("in", "a set")
        let kinded = try Rejection.within("in") { () throws(Rejection) in try entitySet(datum) }
        guard scope.count < ExpressionLimits.mostVariables else {
            throw Rejection(
                .tooLarge, field: field, given: name, reason: "There are too many variables at once.",
                hint: "At most \(ExpressionLimits.mostVariables) may be in scope.")
        }
        scope.append(Variable(name: name, kinds: kinded.kinds))
        defer { scope.removeLast() }
        return try body(&self, EntityRange(site: site(), variable: name, set: kinded.set))
    }

    /// Reads the name of a variable, as it is bound.
    private func variable(_ written: WrittenObject, _ field: String) throws(Rejection) -> String {
        let name = try written.requiredText(field)
        do { _ = try FieldType.name.read(.string(name), field: field) } catch {
            throw Rejection(
                .invalid, field: field, given: name, reason: "“\(name)” is not the name of a variable.",
                hint: "Give \(FieldType.name.allowed); where it is used, a $ stands before it.")
        }
        return name
    }

    /// The next place for a reading.
    mutating func site() -> Int {
        defer { sites += 1 }
        return sites
    }

    /// Reads a part of the expression, within its limits.
    mutating func nested<Value>(
        _ datum: Datum, _ body: (inout Self) throws(Rejection) -> Value
    ) throws(Rejection) -> Value {
        depth += 1
        nodes += 1
        defer { depth -= 1 }
        guard depth <= ExpressionLimits.deepest else {
            throw Rejection(
                .tooLarge, field: "", given: datum.summary, reason: "The expression is nested too deeply.",
                hint: "At most \(ExpressionLimits.deepest) levels are allowed.")
        }
        guard nodes <= ExpressionLimits.mostNodes else {
            throw Rejection(
                .tooLarge, field: "", given: datum.summary, reason: "The expression has too many parts.",
                hint: "At most \(ExpressionLimits.mostNodes) are allowed.")
        }
        return try body(&self)
    }
}

/// What bounds the cost of an expression.
enum ExpressionLimits {
    /// Conditions, operands and sets within each other, at most.
    static let deepest = 16
    /// Conditions, operands, sets and listed ids, at most.
    static let mostNodes = 1_000
    /// Variables in scope at once, at most.
    static let mostVariables = 4
}

extension WrittenObject {
    /// What stands in a field that must be there.
    func required(_ field: String, _ what: String) throws(Rejection) -> Datum {
        guard let datum = self[field] else {
            throw Rejection(.invalid, field: field, reason: "“\(field)” is missing.", hint: "Give \(what).")
        }
        return datum
    }
}
