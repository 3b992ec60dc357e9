// SPDX-License-Identifier: Apache-2.0

public import Model

extension Shape {
    /// Refuses a value that is not of this shape, saying where, what was given and what is allowed.
    ///
    /// References are followed only where the model does not check better itself: entities, claims and dates are
    /// checked when they are read.
    public func check(_ datum: Datum, field: String) throws(Rejection) {
        switch self {
        case .any, .reference: return
        case .text: try require(datum.text != nil, datum, field)
        case .integer(let bounds): try require(datum.integer.map { bounds.contains($0) } ?? false, datum, field)
        case .number: try require(datum.number != nil, datum, field)
        case .flag: try require(datum.bool != nil, datum, field)
        case .null: try require(datum == .null, datum, field)
        case .word(let words): try checkWord(datum, words, field)
        case .list(let element, let most): try checkList(datum, element, most, field)
        case .object(let properties): try Shape.check(datum, properties, field: field)
        case .dictionary(let value):
            try require(datum.members != nil, datum, field)
            for member in datum.members ?? [] { try value.check(member.value, field: path(field, member.name)) }
        case .either(let shapes): try checkEither(datum, shapes, field)
        }
    }

    /// Refuses an object with unknown, missing or ill-formed members. A member that is null counts as left out.
    public static func check(_ datum: Datum, _ properties: [Property], field: String) throws(Rejection) {
        let names = properties.map(\.name)
        guard let members = datum.members else {
            throw Rejection(
                .invalid, field: field, given: datum.summary, reason: "An object is expected here, not \(datum.sort).",
                hint: names.isEmpty ? nil : "Its members are \(names.joined(separator: ", ")).")
        }
        for member in members where member.value != .null {
            guard let property = properties.first(where: { $0.name == member.name }) else {
                throw Rejection(
                    .invalid, field: path(field, member.name), given: member.name,
                    reason: "There is no “\(member.name)” here.",
                    hint: didYouMean(member.name, among: names)
                        + (names.isEmpty ? "Nothing is taken here." : "Allowed are \(names.joined(separator: ", "))."))
            }
            try property.shape.check(member.value, field: path(field, member.name))
        }
        for property in properties where property.isRequired && (datum[property.name] ?? .null) == .null {
            throw Rejection(
                .invalid, field: path(field, property.name), reason: "“\(property.name)” is missing.",
                hint: "It is \(property.shape.allowed): \(property.summary).")
        }
    }

    private func require(_ holds: Bool, _ datum: Datum, _ field: String) throws(Rejection) {
        guard !holds else { return }
        throw Rejection(
            .invalid, field: field, given: datum.summary, reason: "\(datum.summary) cannot stand here.",
            hint: "Allowed is \(allowed).")
    }

    private func checkWord(_ datum: Datum, _ words: [String], _ field: String) throws(Rejection) {
        guard let text = datum.text, words.contains(text) else {
            throw Rejection(
                .invalid, field: field, given: datum.summary, reason: "\(datum.summary) cannot stand here.",
                hint: didYouMean(datum.text ?? "", among: words) + "Allowed is \(allowed).")
        }
    }

    private func checkList(_ datum: Datum, _ element: Shape, _ most: Int, _ field: String) throws(Rejection) {
        guard let elements = datum.elements else { return try require(false, datum, field) }
        guard elements.count <= most else {
            throw Rejection(
                .tooLarge, field: field, reason: "The list has \(elements.count) entries.",
                hint: "At most \(most) are allowed; send several requests.")
        }
        for (position, item) in elements.enumerated() { try element.check(item, field: "\(field)[\(position)]") }
    }

    private func checkEither(_ datum: Datum, _ shapes: [Shape], _ field: String) throws(Rejection) {
        for shape in shapes {
            do { return try shape.check(datum, field: field) } catch { continue }
        }
        try require(false, datum, field)
    }

    /// What is allowed, as messages to people say it.
    public var allowed: String {
        switch self {
        case .any: "anything"
        case .text(let note): note ?? "text"
        case .integer(let bounds):
            bounds.upperBound == Int64.max || bounds == 0...9_007_199_254_740_991
                ? "a whole number, not negative" : "a whole number from \(bounds.lowerBound) to \(bounds.upperBound)"
        case .number: "a number"
        case .flag: "true or false"
        case .null: "null"
        case .word(let words): "one of " + words.joined(separator: ", ")
        case .list(let element, let most): "a list of at most \(most), each \(element.allowed)"
        case .object(let properties): "an object with " + properties.map(\.name).joined(separator: ", ")
        case .dictionary(let value): "an object whose values are each \(value.allowed)"
        case .either(let shapes): shapes.map(\.allowed).joined(separator: ", or ")
        case .reference(let name): "a value of the form “\(name)”"
        }
    }
}

private func path(_ outer: String, _ name: String) -> String { outer.isEmpty ? name : "\(outer).\(name)" }
