// SPDX-License-Identifier: Apache-2.0

import Chronology
public import Model

/// Writes JSON as one line of text. Exports know nothing of JSON's grammar: whoever asks for one lends it.
public typealias JSONText = @Sendable (Datum) -> String

extension FieldValue {
    /// The value as it is typed on a command line, which `FieldType.datum(fromText:readingJSON:)` reads back: lists with
    /// commas, ranges with a hyphen, rows and dictionaries as JSON.
    func typedText(_ type: FieldType, json: JSONText) -> String {
        switch self {
        case .token(let text), .text(let text): text
        case .flag(let flag): flag ? "true" : "false"
        case .integer(let number): String(number)
        case .number(let number): plain(number)
        case .range(let quantity): quantity.typedText
        case .date(let extent): extent.text
        case .entity(let id): id.text
        case .list(let values): values.map { $0.typedText(type, json: json) }.joined(separator: ",")
        case .rows, .dictionary: json(datum(type))
        }
    }
}

extension FieldValues {
    /// The stated fields as they are typed: `status=member owner=RUS`.
    func typedText(_ fields: [Field], json: JSONText) -> String {
        elements.map { element in
            let field = fields[Int(element.position)]
            return "\(field.name)=\(element.value.typedText(field.type, json: json))"
        }.joined(separator: " ")
    }
}

extension Quantity {
    fileprivate var typedText: String { low == high ? plain(low) : "\(plain(low))-\(plain(high))" }
}

/// A number without an exponent, whose hyphen would be taken for that of a range. Exact: reading it back gives the same
/// number.
func plain(_ number: Double) -> String {
    if let whole = Int64(exactly: number) { return String(whole) }
    let text = number.description
    guard let mark = text.firstIndex(of: "e"), let exponent = Int(text[text.index(after: mark)...]) else { return text }
    let parts = text[..<mark].drop { $0 == "-" }.split(separator: ".")
    let whole = String(parts[0])
    let fraction = parts.count > 1 && parts[1] != "0" ? String(parts[1]) : ""
    let sign = number < 0 ? "-" : ""
    guard exponent < 0 else {
        // Numbers with a fraction never have an exponent that leaves one.
        return sign + whole + fraction + String(repeating: "0", count: max(0, exponent - fraction.utf8.count))
    }
    return sign + "0." + String(repeating: "0", count: -exponent - 1) + whole + fraction
}
