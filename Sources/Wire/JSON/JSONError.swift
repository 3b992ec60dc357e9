// SPDX-License-Identifier: Apache-2.0

/// Why bytes were refused as JSON. The message is a sentence for the sender; it quotes names, never whole values.
public struct JSONError: Error, Hashable, Sendable, CustomStringConvertible {
    /// What sort of fault it is.
    public enum Kind: Hashable, Sendable {
        /// Not JSON as RFC 8259 has it, or a byte order mark or trailing comma that other readers let pass.
        case malformed
        /// Bytes or escapes that are not Unicode text.
        case notUnicode
        /// One name twice in an object.
        case duplicateName
        /// A number that cannot be kept exactly: beyond 64 bits, or beyond a double.
        case numberOutOfRange
        /// Beyond one of the `JSONLimits`.
        case tooLarge
        /// No memory for the parser's buffers.
        case outOfMemory
    }

    /// What sort of fault it is.
    public var kind: Kind
    /// Where it is, in bytes from the start, where that is known.
    public var offset: Int?
    /// What is wrong, where, and what is allowed instead.
    public var message: String

    init(_ kind: Kind, at offset: Int? = nil, _ message: String) {
        self.kind = kind
        self.offset = offset
        self.message = offset.map { "At byte \($0): \(message)" } ?? message
    }

    /// The message.
    public var description: String { message }
}

extension JSONError {
    static func tooManyBytes(_ count: Int, _ limits: JSONLimits) -> JSONError {
        JSONError(.tooLarge, "The document has \(count) bytes; at most \(limits.bytes) are accepted.")
    }

    static func tooDeep(_ limits: JSONLimits, at offset: Int? = nil) -> JSONError {
        JSONError(.tooLarge, at: offset, "Arrays and objects nest more than \(limits.depth) levels deep, the limit.")
    }

    static func tooManyElements(_ limits: JSONLimits, at offset: Int? = nil) -> JSONError {
        JSONError(.tooLarge, at: offset, "The document has more than \(limits.elements) values, the limit.")
    }

    static func integerOutOfRange(at offset: Int? = nil) -> JSONError {
        JSONError(
            .numberOutOfRange, at: offset,
            "A whole number does not fit into 64 bits with sign (-9223372036854775808 to 9223372036854775807).")
    }

    static func duplicate(_ name: String, at offset: Int? = nil) -> JSONError {
        let shown = name.count > 64 ? name.prefix(64) + "..." : name[...]
        return JSONError(
            .duplicateName, at: offset,
            "The name \(String(reflecting: String(shown))) stands twice in one object; names must be unique.")
    }
}
