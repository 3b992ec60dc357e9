// SPDX-License-Identifier: Apache-2.0

/// The value of a setting, checked against its type.
public enum SettingValue: Hashable, Sendable {
    /// Text, a word of a choice, or a path.
    case string(String)
    /// A whole number.
    case integer(Int64)
    /// True or false.
    case boolean(Bool)
    /// A span of time.
    case duration(Duration)
    /// An amount of bytes.
    case bytes(Int64)
    /// Texts in order.
    case list([String])
    /// One lookup for each table of an array of tables.
    case rows([Settings])

    /// The value as TOML has it, for samples and messages. Rows are shown by their number only.
    public var toml: String {
        switch self {
        case .string(let text): Self.quoted(text)
        case .integer(let integer): "\(integer)"
        case .boolean(let boolean): "\(boolean)"
        case .duration(let duration): "\"\(DurationText.format(duration))\""
        case .bytes(let count): "\"\(BytesText.format(count))\""
        case .list(let texts): "[" + texts.map(Self.quoted).joined(separator: ", ") + "]"
        case .rows(let rows): "\(rows.count) tables"
        }
    }

    private static func quoted(_ text: String) -> String {
        "\"" + text.flatMap { $0 == "\"" || $0 == "\\" ? "\\\($0)" : String($0) } + "\""
    }
}

extension SettingType {
    /// The value that a TOML node stands for, or nil where the type does not allow it.
    func value(of node: TOMLNode) -> SettingValue? {
        let value: SettingValue? =
            switch (self, node.value) {
            case (.duration, .string(let text)): DurationText.parse(text).map(SettingValue.duration)
            case (.bytes, .string(let text)): BytesText.parse(text).map(SettingValue.bytes)
            case (.bytes, .integer(let count)): .bytes(count)
            case (.list, .array(let nodes)): Self.texts(of: nodes).map(SettingValue.list)
            case (_, .string(let text)): .string(text)
            case (_, .integer(let integer)): .integer(integer)
            case (_, .boolean(let boolean)): .boolean(boolean)
            default: nil
            }
        return value.flatMap { admits($0) ? $0 : nil }
    }

    /// The value that a variable's text stands for, or nil where the type does not allow it.
    func value(ofVariable text: String) -> SettingValue? {
        let value: SettingValue? =
            switch self {
            case .string, .choice, .path: .string(text)
            case .integer: Int64(text).map(SettingValue.integer)
            case .boolean: Bool(text).map(SettingValue.boolean)
            case .duration: DurationText.parse(text).map(SettingValue.duration)
            case .bytes: BytesText.parse(text).map(SettingValue.bytes)
            case .list: .list(text.split(separator: ",").map { String($0.drop { $0 == " " }) })
            case .rows: nil
            }
        return value.flatMap { admits($0) ? $0 : nil }
    }

    private static func texts(of nodes: [TOMLNode]) -> [String]? {
        let texts = nodes.compactMap(\.string)
        return texts.count == nodes.count ? texts : nil
    }
}
