// SPDX-License-Identifier: Apache-2.0

import Model

/// The plainest value that a JSON Schema allows, as far as the schema says so in common words.
enum SchemaSample {
    /// Levels of a schema that are followed.
    private static let deepest = 16

    /// Makes a value; with `onlyRequired` an object has no members but those that it must have.
    static func value(of schema: Datum, onlyRequired: Bool = false, level: Int = 0) -> Datum {
        guard level < deepest else { return .null }
        for name in ["const", "default"] {
            if let given = schema[name] { return given }
        }
        for name in ["enum", "examples"] {
            if let first = schema[name]?.elements?.first { return first }
        }
        for name in ["oneOf", "anyOf", "allOf"] {
            if let first = schema[name]?.elements?.first {
                return value(of: first, onlyRequired: onlyRequired, level: level + 1)
            }
        }
        return plain(schema, onlyRequired, level)
    }

    private static func plain(_ schema: Datum, _ onlyRequired: Bool, _ level: Int) -> Datum {
        let type = schema["type"]?.text ?? schema["type"]?.elements?.first?.text
        switch type {
        case "string": return text(schema)
        case "integer": return .integer(schema["minimum"]?.integer ?? min(1, schema["maximum"]?.integer ?? 1))
        case "number": return schema["minimum"] ?? 1
        case "boolean": return false
        case "array": return array(schema, onlyRequired, level)
        case "null": return .null
        default: return object(schema, onlyRequired, level)
        }
    }

    private static func text(_ schema: Datum) -> Datum {
        switch schema["format"]?.text {
        case "date": return "2012-06-28"
        case "date-time": return "2012-06-28T00:00:00Z"
        default:
            let least = Int(schema["minLength"]?.integer ?? 0)
            return .string("sample" + String(repeating: "x", count: max(0, min(least, 1_000) - 6)))
        }
    }

    private static func array(_ schema: Datum, _ onlyRequired: Bool, _ level: Int) -> Datum {
        guard let least = schema["minItems"]?.integer, least > 0, let items = schema["items"] else { return [] }
        let item = value(of: items, onlyRequired: onlyRequired, level: level + 1)
        return .array(Array(repeating: item, count: Int(min(least, 100))))
    }

    private static func object(_ schema: Datum, _ onlyRequired: Bool, _ level: Int) -> Datum {
        let required = Set((schema["required"]?.elements ?? []).compactMap(\.text))
        let members = (schema["properties"]?.members ?? []).filter { !onlyRequired || required.contains($0.name) }
        return .object(
            members.map { .init($0.name, value(of: $0.value, onlyRequired: onlyRequired, level: level + 1)) })
    }
}
