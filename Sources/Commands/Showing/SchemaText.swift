// SPDX-License-Identifier: Apache-2.0

import Model

/// JSON Schema in a few words, and values that fit it.
enum SchemaText {
    /// What is allowed: `text`, `a whole number from 1 to 9`, `one of log, mail`, `a list of text`.
    static func type(_ schema: Datum) -> String {
        if let words = schema["enum"]?.elements {
            return "one of " + words.map { ValueText.text($0) }.joined(separator: ", ")
        }
        if let reference = schema["$ref"]?.text {
            return reference.split(separator: "/").last.map(String.init) ?? "anything"
        }
        if let wrapped = schema["allOf"]?.elements?.first { return type(wrapped) }
        if let either = (schema["oneOf"] ?? schema["anyOf"])?.elements {
            return either.map(type).joined(separator: " or ")
        }
        return switch schema["type"]?.text {
        case "string": "text"
        case "integer": "a whole number" + bounds(schema)
        case "number": "a number" + bounds(schema)
        case "boolean": "true or false"
        case "null": "nothing"
        case "array": "a list" + (schema["items"].map { " of \(type($0))" } ?? "")
        case "object": "an object"
        default: "anything"
        }
    }

    private static func bounds(_ schema: Datum) -> String {
        // The largest number is no bound that anybody has to know of.
        let most = schema["maximum"].flatMap { $0.integer == .max ? nil : $0 }
        return switch (schema["minimum"], most) {
        case (let least?, let most?): " from \(ValueText.text(least)) to \(ValueText.text(most))"
        case (let least?, nil): " from \(ValueText.text(least))"
        case (nil, let most?): " up to \(ValueText.text(most))"
        case (nil, nil): ""
        }
    }

    /// A value that fits: an example or default of the schema's own, else the simplest of its type.
    static func example(_ schema: Datum) -> Datum {
        if let given = schema["examples"]?.elements?.first ?? schema["default"] ?? schema["enum"]?.elements?.first {
            return given
        }
        if let inner = (schema["allOf"] ?? schema["oneOf"] ?? schema["anyOf"])?.elements?.first {
            return example(inner)
        }
        return switch schema["type"]?.text {
        case "string": "..."
        case "integer", "number": schema["minimum"] ?? 1
        case "boolean": true
        case "array": .array([])
        case "null": .null
        default: .object([])
        }
    }
}
