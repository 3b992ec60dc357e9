// SPDX-License-Identifier: Apache-2.0

/// A plain strict reader of JSON that builds nothing and knows where it is. It runs where the fast parser has found a
/// fault that it cannot place, or has met something in which it is lenient. Speed does not matter; stack and memory
/// do: no recursion, one byte for each open container.
struct JSONScanner {
    let bytes: UnsafeRawBufferPointer
    let limits: JSONLimits
    var position = 0
    private var elements = 0
    /// The closing bytes of the containers that are open.
    private var closers: [UInt8] = []
    /// A container has just been opened, so a value or its end may follow, but no comma.
    private var justOpened = false

    private init(_ bytes: UnsafeRawBufferPointer, _ limits: JSONLimits) {
        self.bytes = bytes
        self.limits = limits
    }

    /// What is first wrong with the document, or nil if nothing but names that stand twice can be.
    static func firstFault(in bytes: UnsafeRawBufferPointer, limits: JSONLimits) -> JSONError? {
        var scanner = JSONScanner(bytes, limits)
        do {
            try scanner.document()
            return nil
        } catch {
            return error
        }
    }

    static func beginsWithByteOrderMark(_ bytes: UnsafeRawBufferPointer) -> Bool {
        bytes.starts(with: [0xEF, 0xBB, 0xBF])
    }

    /// Where a name or string of a sound document begins, counted from 0 over all of them.
    static func offset(ofString ordinal: Int, in bytes: UnsafeRawBufferPointer) -> Int? {
        var (seen, index, inside) = (0, 0, false)
        while index < bytes.count {
            switch bytes[index] {
            case UInt8(ascii: "\\"): index += 1
            case UInt8(ascii: "\"") where inside: inside = false
            case UInt8(ascii: "\""):
                if seen == ordinal { return index }
                seen += 1
                inside = true
            default: break
            }
            index += 1
        }
        return nil
    }

    func fault(_ message: String, kind: JSONError.Kind = .malformed, at offset: Int? = nil) -> JSONError {
        JSONError(kind, at: offset ?? position, message)
    }
}

// The structure.
extension JSONScanner {
    private mutating func document() throws(JSONError) {
        guard !Self.beginsWithByteOrderMark(bytes) else {
            throw fault("A byte order mark is not allowed; begin with the JSON text.")
        }
        try checkUnicode()
        skipSpace()
        guard peek != nil else { throw fault("There is no value; send one JSON value.") }
        try value()
        while let closer = closers.last { try item(before: closer) }
        skipSpace()
        guard peek == nil else { throw fault("Something follows the value; only one value is allowed.") }
    }

    private func checkUnicode() throws(JSONError) {
        do throws(UTF8.ValidationError) {
            _ = try UTF8Span(validating: bytes.bindMemory(to: UInt8.self).span)
        } catch {
            throw fault("The bytes are not UTF-8; send UTF-8.", kind: .notUnicode, at: error.byteOffsets.lowerBound)
        }
    }

    /// One member or element, or the end of the container.
    private mutating func item(before closer: UInt8) throws(JSONError) {
        skipSpace()
        if take(closer) {
            closers.removeLast()
            justOpened = false
            return
        }
        if !justOpened {
            let end = Character(Unicode.Scalar(closer))
            guard take(UInt8(ascii: ",")) else { throw fault("Expected a comma or \"\(end)\".") }
            skipSpace()
            guard peek != closer else { throw fault("A comma stands before \"\(end)\"; remove it.") }
        }
        if closer == UInt8(ascii: "}") { try name() }
        try value()
    }

    private mutating func name() throws(JSONError) {
        guard take(UInt8(ascii: "\"")) else { throw fault("Expected a name in double quotes.") }
        try string()
        skipSpace()
        guard take(UInt8(ascii: ":")) else { throw fault("Expected a colon after the name.") }
        skipSpace()
    }

    private mutating func value() throws(JSONError) {
        elements += 1
        guard elements <= limits.elements else { throw .tooManyElements(limits, at: position) }
        justOpened = false
        switch peek {
        case UInt8(ascii: "{"): try open(UInt8(ascii: "}"))
        case UInt8(ascii: "["): try open(UInt8(ascii: "]"))
        case UInt8(ascii: "\""):
            position += 1
            try string()
        case UInt8(ascii: "-"), (UInt8(ascii: "0")...UInt8(ascii: "9"))?: try number()
        default: try word()
        }
    }

    private mutating func open(_ closer: UInt8) throws(JSONError) {
        guard closers.count < limits.depth else { throw .tooDeep(limits, at: position) }
        closers.append(closer)
        justOpened = true
        position += 1
    }

    private mutating func word() throws(JSONError) {
        for word in ["true", "false", "null"] where bytes[position...].starts(with: word.utf8) {
            position += word.utf8.count
            return
        }
        throw fault("Expected a value: text in double quotes, a number, true, false, null, an array or an object.")
    }
}

// Bytes.
extension JSONScanner {
    var peek: UInt8? { position < bytes.count ? bytes[position] : nil }

    mutating func take(_ byte: UInt8) -> Bool {
        guard peek == byte else { return false }
        position += 1
        return true
    }

    mutating func skipSpace() {
        while let byte = peek, [0x20, 0x09, 0x0A, 0x0D].contains(byte) { position += 1 }
    }
}
