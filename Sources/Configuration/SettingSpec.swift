// SPDX-License-Identifier: Apache-2.0

/// The declaration of one setting: the only place that knows its name, type, limits and default.
public struct SettingSpec: Hashable, Sendable {
    /// `section.name`, in lower case with dashes; sections may nest.
    public var key: String
    /// What values it takes.
    public var type: SettingType
    /// The value where neither file nor environment gives one; nil makes the setting optional.
    public var defaultValue: SettingValue?
    /// One sentence for people.
    public var summary: String

    /// Declares a setting. A default that the type does not allow is a mistake of the program and traps.
    public init(key: String, type: SettingType, default defaultValue: SettingValue?, summary: String) {
        if let defaultValue {
            precondition(type.admits(defaultValue), "the default of \(key) must be \(type.allowed)")
        }
        self.key = key
        self.type = type
        self.defaultValue = defaultValue
        self.summary = summary
    }

    /// The variable that overrides it: the prefix, then the key in capitals with underscores. None for rows.
    public func variable(prefix: String) -> String? {
        if case .rows = type { return nil }
        return prefix + "_" + String(key.uppercased().map { $0 == "." || $0 == "-" ? "_" : $0 })
    }
}

/// What values a setting takes.
public enum SettingType: Hashable, Sendable {
    /// Text without control characters, at most 4,096 bytes.
    case string
    /// A whole number within limits.
    case integer(ClosedRange<Int64>)
    /// True or false.
    case boolean
    /// One of some words.
    case choice([String])
    /// A span of time within limits, written like `250ms`, `5s`, `2m`, `1h` or `7d`.
    case duration(ClosedRange<Duration>)
    /// An amount of memory or storage in bytes within limits, written as a whole number or like `64KiB`, `8MiB`, `1GiB`.
    case bytes(ClosedRange<Int64>)
    /// A path, not empty; whether it exists is for its user to find out.
    case path
    /// Texts in order; in the environment separated by commas.
    case list
    /// An array of tables (`[[key]]`), each read by these declarations. Not for the environment.
    case rows([SettingSpec])

    /// Bytes of one text, at most.
    public static let maximumTextBytes = 4096

    /// What is allowed, for messages: completes "must be ...".
    public var allowed: String {
        switch self {
        case .string: "text of at most \(Self.maximumTextBytes) bytes without control characters"
        case .integer(let range): "a whole number from \(range.lowerBound) to \(range.upperBound)"
        case .boolean: "true or false"
        case .choice(let words): "one of " + words.map { "\"\($0)\"" }.joined(separator: ", ")
        case .duration(let range):
            "a duration like \"250ms\", \"5s\", \"2m\", \"1h\" or \"7d\", from "
                + "\(DurationText.format(range.lowerBound)) to \(DurationText.format(range.upperBound))"
        case .bytes(let range):
            "an amount like 4096, \"64KiB\", \"8MiB\" or \"1GiB\", from "
                + "\(BytesText.format(range.lowerBound)) to \(BytesText.format(range.upperBound))"
        case .path: "a path: text, not empty, without control characters"
        case .list: "a list of texts, each without control characters"
        case .rows: "an array of tables"
        }
    }

    /// Whether the value is of this type and within its limits.
    public func admits(_ value: SettingValue) -> Bool {
        switch (self, value) {
        case (.integer(let range), .integer(let integer)): range.contains(integer)
        case (.boolean, .boolean), (.rows, .rows): true
        case (.choice(let words), .string(let word)): words.contains(word)
        case (.duration(let range), .duration(let duration)): range.contains(duration)
        case (.bytes(let range), .bytes(let count)): range.contains(count)
        case (.string, .string(let text)): Self.isPlain(text)
        case (.path, .string(let text)): !text.isEmpty && Self.isPlain(text)
        case (.list, .list(let texts)): texts.allSatisfy(Self.isPlain)
        default: false
        }
    }

    private static func isPlain(_ text: String) -> Bool {
        text.utf8.count <= maximumTextBytes && text.utf8.allSatisfy { $0 >= 0x20 && $0 != 0x7F }
    }
}
