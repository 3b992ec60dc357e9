// SPDX-License-Identifier: Apache-2.0

public import Chronology
import Suggestion

extension FieldType {
    /// Gives an untyped value this type, or refuses it with what was given and what is allowed.
    ///
    /// Entities are checked for their form only; whether they exist is the register's to say.
    public func read(_ datum: Datum, field: String) throws(Rejection) -> FieldValue {
        switch self {
        case .token(let tokens): .token(try readToken(datum, among: tokens, field: field))
        case .name: .token(try readName(datum, field: field))
        case .text: .text(try readText(datum, field: field))
        case .flag: .flag(try expect(datum.bool, datum, field))
        case .integer(let bounds):
            .integer(try expect(datum.integer.flatMap { bounds.contains($0) ? $0 : nil }, datum, field))
        case .number(let bounds):
            .number(try expect(datum.number.flatMap { bounds.contains($0) ? $0 : nil }, datum, field))
        case .range: .range(try expect(Quantity(datum), datum, field))
        case .date: .date(try readExtent(datum, field: field))
        case .entity: .entity(try readEntityID(datum, field: field))
        case .list(let element): .list(try readList(datum, of: element, field: field))
        case .rows(let fields): .rows(try readRows(datum, fields: fields, field: field))
        case .dictionary: .dictionary(try readDictionary(datum, field: field))
        }
    }

    private func expect<Value>(_ value: Value?, _ datum: Datum, _ field: String) throws(Rejection) -> Value {
        guard let value else { throw mismatch(datum, field) }
        return value
    }

    private func mismatch(_ datum: Datum, _ field: String) -> Rejection {
        let name = field.split(separator: ".").last.map(String.init) ?? field
        return Rejection(
            .invalid, field: field, given: datum.summary, reason: "“\(name)” does not take \(datum.summary).",
            hint: "Allowed is \(allowed).")
    }

    private func readToken(_ datum: Datum, among tokens: [String], field: String) throws(Rejection) -> String {
        guard let text = datum.text else { throw mismatch(datum, field) }
        if tokens.contains(text) { return text }
        throw Rejection(
            .invalid, field: field, given: text, reason: "“\(text)” is not a value of this field.",
            hint: didYouMean(text, among: tokens) + "Allowed is \(allowed).")
    }

    private func readName(_ datum: Datum, field: String) throws(Rejection) -> String {
        guard let text = datum.text, (1...EntityID.maximumLength).contains(text.utf8.count),
            text.utf8.allSatisfy({ $0.isLetterOrDigit || $0 == UInt8(ascii: "-") })
        else { throw mismatch(datum, field) }
        return text
    }

    private func readText(_ datum: Datum, field: String) throws(Rejection) -> String {
        guard let text = datum.text else { throw mismatch(datum, field) }
        guard text.utf8.count <= Self.longestText else {
            throw Rejection(
                .tooLarge, field: field, given: text, reason: "The text has \(text.utf8.count) bytes.",
                hint: "Allowed is \(allowed).")
        }
        return text
    }

    private func readExtent(_ datum: Datum, field: String) throws(Rejection) -> Extent {
        guard let text = datum.text else { throw mismatch(datum, field) }
        return try Extent(reading: text, field: field)
    }

    private func readEntityID(_ datum: Datum, field: String) throws(Rejection) -> EntityID {
        guard let text = datum.text else { throw mismatch(datum, field) }
        return try EntityID(reading: text, field: field)
    }

    private func readList(_ datum: Datum, of element: FieldType, field: String) throws(Rejection) -> [FieldValue] {
        // A single value may stand for a list of one, as people write it.
        guard let data = datum.elements else { return [try element.read(datum, field: field)] }
        try checkLength(data.count, field)
        var values: [FieldValue] = []
        for (index, item) in data.enumerated() {
            let value = try element.read(item, field: "\(field)[\(index)]")
            guard !values.contains(value) else {
                throw Rejection(
                    .invalid, field: "\(field)[\(index)]", given: item.summary, reason: "The value stands there twice.",
                    hint: "Name each value once.")
            }
            values.append(value)
        }
        return values
    }

    private func readRows(_ datum: Datum, fields: [Field], field: String) throws(Rejection) -> [FieldValues] {
        guard let data = datum.elements else { throw mismatch(datum, field) }
        try checkLength(data.count, field)
        var rows: [FieldValues] = []
        for (index, row) in data.enumerated() {
            rows.append(try FieldValues(reading: row, fields: fields, field: "\(field)[\(index)]"))
        }
        return rows
    }

    private func readDictionary(_ datum: Datum, field: String) throws(Rejection) -> [FieldValue.NamedText] {
        guard let members = datum.members else { throw mismatch(datum, field) }
        try checkLength(members.count, field)
        var entries: [FieldValue.NamedText] = []
        for member in members {
            let name = "\(field).\(member.name)"
            switch member.value {
            case .integer(let number): entries.append(.init(name: member.name, text: String(number)))
            default:
                entries.append(.init(name: member.name, text: try FieldType.text.readText(member.value, field: name)))
            }
        }
        return entries.sorted { $0.name < $1.name }
    }

    private func checkLength(_ count: Int, _ field: String) throws(Rejection) {
        guard count <= Self.longestList else {
            throw Rejection(
                .tooLarge, field: field, reason: "The list has \(count) entries.",
                hint: "At most \(Self.longestList) are allowed.")
        }
    }
}

extension FieldValues {
    /// Types an object's members by their declarations. Unknown names are refused with the nearest known one, and
    /// missing required fields by name.
    public init(reading datum: Datum, fields: [Field], field: String) throws(Rejection) {
        self.init()
        guard let members = datum.members else {
            throw Rejection(
                .invalid, field: field, given: datum.summary, reason: "An object is expected here.",
                hint: "Its members are " + fields.map(\.name).joined(separator: ", ") + ".")
        }
        for member in members where member.value != .null {
            let position = try fields.position(of: member.name, within: field)
            self[position] = try fields[position].type.read(member.value, field: fieldPath(field, member.name))
        }
        for (position, declared) in fields.enumerated() where declared.isRequired && self[position] == nil {
            throw Rejection(
                .invalid, field: fieldPath(field, declared.name), reason: "“\(declared.name)” is missing.",
                hint: "Give \(declared.type.allowed).")
        }
    }
}

/// The path of a member within an object, of which the outermost has no name.
private func fieldPath(_ outer: String, _ name: String) -> String { outer.isEmpty ? name : "\(outer).\(name)" }

extension [Field] {
    /// The position of a field by its name, or a refusal with the nearest one.
    public func position(of name: String, within outer: String) throws(Rejection) -> Int {
        if let position = firstIndex(where: { $0.name == name }) { return position }
        let names = map(\.name)
        throw Rejection(
            .invalid, field: fieldPath(outer, name), given: name,
            reason: "There is no field “\(name)” here.",
            hint: didYouMean(name, among: names)
                + (names.isEmpty ? "No fields are allowed." : "Allowed are \(names.joined(separator: ", "))."))
    }
}

extension EntityID {
    /// Reads an id, or refuses it with the rule for ids.
    public init(reading text: String, field: String) throws(Rejection) {
        guard let id = EntityID(text) else {
            throw Rejection(
                .invalid, field: field, given: text, reason: "“\(text.prefix(80))” is not an id.",
                hint: "An id is a letter or digit, then at most 63 letters, digits, “_” or “-”.")
        }
        self = id
    }
}

extension Extent {
    /// Reads a date or interval, or refuses it with the reason and its position.
    public init(reading text: String, field: String) throws(Rejection) {
        do { try self.init(text) } catch { throw Rejection(error, field: field) }
    }
}

extension EDTFDate {
    /// Reads a date, or refuses it with the reason and its position.
    public init(reading text: String, field: String) throws(Rejection) {
        do { try self.init(text) } catch { throw Rejection(error, field: field) }
    }
}

extension Rejection {
    /// A date that cannot be read, as a refusal.
    init(_ error: EDTFError, field: String) {
        self.init(
            .invalid, field: field, given: error.given,
            reason: "“\(error.given.prefix(80))” is not a date: \(error.reason) (at position \(error.position)).",
            hint: error.hint.map { "\($0.prefix(1).uppercased())\($0.dropFirst())." }
                ?? "Dates are EDTF, for example 2012-06-28, 2012-06, 2012~ or 2006-06-23/2012-06-28.")
    }
}

extension Quantity {
    /// One number, or two in a list.
    init?(_ datum: Datum) {
        if let number = datum.number {
            self.init(number, number)
        } else if let pair = datum.elements, pair.count == 2, let low = pair[0].number, let high = pair[1].number {
            self.init(low, high)
        } else {
            return nil
        }
    }
}

extension Datum {
    /// The value as a message shows it: short ones as they are, long ones by their sort.
    public var summary: String {
        switch self {
        case .string(let text): "“\(text.prefix(80))”"
        case .integer(let number): String(number)
        case .number(let number): String(number)
        case .bool(let flag): flag ? "true" : "false"
        default: sort
        }
    }
}

/// "Did you mean …? " for the nearest of some names, or nothing.
public func didYouMean(_ given: String, among names: some Swift.Sequence<String>) -> String {
    nearestName(to: given, among: names).map { "Did you mean “\($0)”? " } ?? ""
}
