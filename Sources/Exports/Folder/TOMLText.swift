// SPDX-License-Identifier: Apache-2.0

import Model

/// Data as TOML 1.0 writes it, inline: everything on one line, so that text with line breaks is escaped.
enum TOMLText {
    /// A value. There is none for null: members that are null are left out, as those that are missing.
    static func value(_ datum: Datum) -> String {
        switch datum {
        case .null: "\"\""
        case .bool(let flag): flag ? "true" : "false"
        case .integer(let number): String(number)
        case .number(let number): number.description
        case .string(let text): string(text)
        case .array(let elements): "[" + elements.map(value).joined(separator: ", ") + "]"
        case .object(let members): table(members.filter { $0.value != .null })
        }
    }

    private static func table(_ members: [Datum.Member]) -> String {
        members.isEmpty ? "{}" : "{ " + members.map(member).joined(separator: ", ") + " }"
    }

    /// A name with its value.
    static func member(_ member: Datum.Member) -> String { "\(key(member.name)) = \(value(member.value))" }

    /// A name, in quotes where it needs them.
    static func key(_ name: String) -> String {
        let isBare = !name.isEmpty && name.utf8.allSatisfy(bare.contains)
        return isBare ? name : string(name)
    }

    private static let bare = Set("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_-".utf8)

    /// A basic string.
    static func string(_ text: String) -> String {
        var written = "\""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "\"": written += "\\\""
            case "\\": written += "\\\\"
            case "\n": written += "\\n"
            case "\r": written += "\\r"
            case "\t": written += "\\t"
            case "\u{0}"..."\u{1F}", "\u{7F}": written += control(scalar)
            default: written.unicodeScalars.append(scalar)
            }
        }
        return written + "\""
    }

    private static func control(_ scalar: Unicode.Scalar) -> String {
        let digits = String(scalar.value, radix: 16, uppercase: true)
        return "\\u" + String(repeating: "0", count: 4 - digits.utf8.count) + digits
    }
}
