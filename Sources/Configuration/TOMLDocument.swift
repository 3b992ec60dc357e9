// SPDX-License-Identifier: Apache-2.0

import CTOML

/// A TOML 1.0 document, read whole, with the place of everything in it. Times, numbers and text are as toml++ reads
/// them; what they mean is for whoever declares the settings or the data set.
public struct TOMLDocument: Hashable, Sendable {
    /// The name that messages give to the file.
    public let file: String
    /// The root table.
    public let root: TOMLNode

    /// Bytes of one document, at most.
    public static let maximumBytes = 4 << 20
    /// Names in one dotted key or header, at most.
    public static let maximumKeyParts = 16
    /// Levels of arrays and inline tables, at most. With `maximumKeyParts` this bounds the depth of every document.
    public static let maximumNestedValues = Int(CTOML_MAX_NESTED_VALUES)

    /// Reads a document.
    public static func parse(text: String, file: String) throws(ConfigurationError) -> TOMLDocument {
        try parse(bytes: Array(text.utf8), file: file)
    }

    /// Reads a document from bytes, which must be UTF-8. Any fault is thrown with its place.
    public static func parse(bytes: [UInt8], file: String) throws(ConfigurationError) -> TOMLDocument {
        guard bytes.count <= maximumBytes else {
            let reason = "the file has \(bytes.count) bytes; at most \(maximumBytes) are accepted"
            throw ConfigurationError(at: .file(file), reason: reason)
        }
        if let line = TOMLKeyScan(bytes: bytes, maximumParts: maximumKeyParts).lineOfLongKey() {
            let reason = "a key has more than \(maximumKeyParts) dotted parts, the limit"
            throw ConfigurationError(at: .position(file: file, line: line, column: 1), reason: reason)
        }
        return try bytes.span.withUnsafeBytes { bytes throws(ConfigurationError) in try read(bytes, file) }
    }

    /// The place of a node of this document.
    public func place(of node: TOMLNode) -> ConfigurationError.Place {
        .position(file: file, line: node.line, column: node.column)
    }

    /// The place of an entry's name in this document.
    public func place(of entry: TOMLNode.Entry) -> ConfigurationError.Place {
        .position(file: file, line: entry.line, column: entry.column)
    }

    private static func read(
        _ bytes: UnsafeRawBufferPointer, _ file: String
    ) throws(ConfigurationError) -> TOMLDocument {
        let text = bytes.bindMemory(to: CChar.self)
        guard let document = ctoml_parse(text.baseAddress, text.count) else {
            throw ConfigurationError(at: .file(file), reason: "there is no memory to read it")
        }
        defer { ctoml_free(document) }
        var count = 0
        guard let nodes = ctoml_nodes(document, &count), count > 0 else { throw refusal(of: document, file) }
        var builder = TOMLBuilder(nodes: UnsafeBufferPointer(start: nodes, count: count))
        return TOMLDocument(file: file, root: builder.node())
    }

    private static func refusal(of document: OpaquePointer, _ file: String) -> ConfigurationError {
        var position = ctoml_position()
        let reason = String(ctoml_reason(document, &position))
        guard position.line > 0 else { return ConfigurationError(at: .file(file), reason: reason) }
        return ConfigurationError(
            at: .position(file: file, line: Int(position.line), column: Int(position.column)), reason: reason)
    }
}

/// Makes trees of the flat list, in which children follow their parent.
private struct TOMLBuilder {
    let nodes: UnsafeBufferPointer<ctoml_node>
    var index = 0

    init(nodes: UnsafeBufferPointer<ctoml_node>) {
        self.nodes = nodes
    }

    mutating func node() -> TOMLNode {
        let flat = nodes[index]
        index += 1
        return TOMLNode(value(of: flat), line: Int(flat.position.line), column: Int(flat.position.column))
    }

    private mutating func value(of flat: ctoml_node) -> TOMLNode.Value {
        switch flat.kind {
        case CTOML_TABLE: .table(entries(flat.count))
        case CTOML_ARRAY: .array((0..<flat.count).map { _ in node() })
        case CTOML_STRING: .string(String(flat.text))
        case CTOML_INTEGER: .integer(flat.integer)
        case CTOML_FLOAT: .float(flat.number)
        case CTOML_BOOLEAN: .boolean(flat.integer != 0)
        default: .date(String(flat.text))
        }
    }

    /// toml++ sorts by name; people read in the order of the file.
    private mutating func entries(_ count: Int) -> [TOMLNode.Entry] {
        var entries: [TOMLNode.Entry] = []
        for _ in 0..<count {
            let (key, place) = (String(nodes[index].key), nodes[index].key_position)
            entries.append(.init(key: key, line: Int(place.line), column: Int(place.column), node: node()))
        }
        return entries.sorted { ($0.line, $0.column) < ($1.line, $1.column) }
    }
}

extension String {
    fileprivate init(_ text: ctoml_text) {
        let bytes = UnsafeRawBufferPointer(start: text.bytes, count: text.length)
        self.init(decoding: bytes, as: UTF8.self)
    }
}
