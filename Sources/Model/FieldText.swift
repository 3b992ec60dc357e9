// SPDX-License-Identifier: Apache-2.0

extension FieldType {
    /// A value as somebody types it on a command line, as the untyped value that `read` takes.
    ///
    /// Lists are separated by commas (`rail,road`), ranges by a hyphen (`3000-5000`; `7000` is a range of itself), flags
    /// are `true`, `false`, `yes` or `no`; rows and dictionaries are JSON. What does not look like the type stays text,
    /// so that `read` refuses it with what is allowed.
    ///
    /// - Parameter json: reads JSON, which this module knows nothing about.
    public func datum(
        fromText text: String, readingJSON json: (String) throws(Rejection) -> Datum
    ) throws(Rejection) -> Datum {
        switch self {
        case .token, .name, .text, .date, .entity: .string(text)
        case .flag: Self.flag(text) ?? .string(text)
        case .integer: Int64(text).map { .integer($0) } ?? .string(text)
        case .number: Self.number(text) ?? .string(text)
        case .range: Self.range(text) ?? .string(text)
        case .list(let element): try Self.list(text, of: element, readingJSON: json)
        case .rows, .dictionary: try json(text)
        }
    }

    /// How a value is typed on a command line, for help.
    public var typed: String {
        switch self {
        case .range: "a number, or low-high such as 3000-5000"
        case .list(let element): "a list separated by commas, each \(element.allowed)"
        case .rows(let fields): "JSON: a list of objects with " + fields.map(\.name).joined(separator: ", ")
        case .dictionary: "JSON: an object of texts by name"
        default: allowed
        }
    }

    private static func flag(_ text: String) -> Datum? {
        switch text {
        case "true", "yes": .bool(true)
        case "false", "no": .bool(false)
        default: nil
        }
    }

    /// Only digits, sign, point and exponent: what else `Double` reads, such as `inf`, is no number here.
    private static func number(_ text: some StringProtocol) -> Datum? {
        guard text.utf8.allSatisfy({ "0123456789+-.eE".utf8.contains($0) }) else { return nil }
        return Int64(text).map { .integer($0) } ?? Double(text).map { .number($0) }
    }

    private static func range(_ text: String) -> Datum? {
        if let single = number(text) { return single }
        let parts = text.split(separator: "-", omittingEmptySubsequences: false)
        guard parts.count == 2, let low = number(parts[0]), let high = number(parts[1]) else { return nil }
        return .array([low, high])
    }

    private static func list(
        _ text: String, of element: FieldType, readingJSON json: (String) throws(Rejection) -> Datum
    ) throws(Rejection) -> Datum {
        var values: [Datum] = []
        for part in text.split(separator: ",") {
            values.append(try element.datum(fromText: String(part), readingJSON: json))
        }
        return .array(values)
    }
}
