// SPDX-License-Identifier: Apache-2.0

import CSimdjson
import Glibc
public import Model

/// A strict reader of JSON, RFC 8259, with buffers that are used again for every document. One owner at a time.
///
/// Stricter than the RFC demands, so that no two readers can understand a document differently: a byte order mark,
/// a name twice in one object (after escapes, and by Unicode's canonical equivalence), unpaired surrogates, whole
/// numbers beyond `Int64`, other numbers beyond `Double`, and everything beyond `JSONLimits` are refused.
/// Numbers without fraction and exponent are integers; all others are doubles, also `1.0` and `1e2`.
/// Minus zero is zero.
///
/// Cost: linear in the document; a hostile one costs no more, and no recursion. Buffers of up to `keptCapacity` stay.
public struct JSONParser: ~Copyable {
    /// Documents up to this many bytes find their buffers in place; what larger ones needed is given back.
    public static let keptCapacity = 256 << 10

    private let parser: OpaquePointer?
    private let limits: JSONLimits

    /// A parser that holds documents to the limits.
    public init(limits: JSONLimits = .standard) {
        self.limits = limits
        // simdjson does not count an empty container at the bottom; `JSONCheck` counts exactly.
        parser = csimdjson_new(limits.depth + 1)
    }

    deinit {
        csimdjson_free(parser)
    }

    /// Reads one document into a tree.
    public mutating func parse(_ bytes: UnsafeRawBufferPointer) throws(JSONError) -> Datum {
        try view(bytes).datum
    }

    /// Reads one document, checks all of it, and shows it without building anything.
    ///
    /// The bytes may go away afterwards. The view and all that is reached from it are valid until this parser reads
    /// again or ends; whoever holds on to it longer reads other memory.
    public mutating func view(_ bytes: UnsafeRawBufferPointer) throws(JSONError) -> JSONView {
        guard bytes.count <= limits.bytes else { throw .tooManyBytes(bytes.count, limits) }
        guard !JSONScanner.beginsWithByteOrderMark(bytes) else { throw locate(in: bytes) }
        let tape = try tape(of: bytes)
        if let fault = JSONCheck(tape: tape, limits: limits).run() { throw describe(fault, on: tape, in: bytes) }
        if Self.mayHoldSurrogates(bytes) { try rescan(bytes) }
        return JSONView(tape: tape, index: JSONTape.root)
    }

    private func tape(of bytes: UnsafeRawBufferPointer) throws(JSONError) -> JSONTape {
        let noMemory = JSONError(.outOfMemory, "There is no memory to read the document; send it again later.")
        guard let parser else { throw noMemory }
        guard let base = bytes.baseAddress, !bytes.isEmpty else { throw locate(in: bytes) }
        var document = csimdjson_document()
        switch csimdjson_parse(parser, base, bytes.count, Self.keptCapacity, &document) {
        case CSIMDJSON_OK: return JSONTape(words: document.tape, strings: document.strings)
        case CSIMDJSON_NO_MEMORY: throw noMemory
        default: throw locate(in: bytes)
        }
    }
}

extension JSONParser {
    /// Reads one document into a tree.
    public mutating func parse(_ bytes: [UInt8]) throws(JSONError) -> Datum {
        try bytes.span.withUnsafeBytes { bytes throws(JSONError) in try parse(bytes) }
    }

    /// Reads one document into a tree.
    public mutating func parse(_ text: String) throws(JSONError) -> Datum {
        try parse(Array(text.utf8))
    }
}

// Faults: the fast path knows that there is one; the scanner finds where.
extension JSONParser {
    private func locate(in bytes: UnsafeRawBufferPointer) -> JSONError {
        JSONScanner.firstFault(in: bytes, limits: limits)
            ?? JSONError(.malformed, "The document is not JSON as RFC 8259 defines it.")
    }

    private func rescan(_ bytes: UnsafeRawBufferPointer) throws(JSONError) {
        if let fault = JSONScanner.firstFault(in: bytes, limits: limits) { throw fault }
    }

    private func describe(_ fault: JSONCheck.Fault, on tape: JSONTape, in bytes: UnsafeRawBufferPointer) -> JSONError {
        switch fault {
        case .duplicateName(let index):
            let offset = JSONScanner.offset(ofString: JSONCheck.strings(on: tape, before: index), in: bytes)
            return .duplicate(tape.string(at: index), at: offset)
        case .number, .tooDeep, .tooManyElements:
            return locate(in: bytes)
        }
    }

    /// simdjson lets some unpaired surrogates pass. True where an escape begins like one.
    private static func mayHoldSurrogates(_ bytes: UnsafeRawBufferPointer) -> Bool {
        anyOccurrence(of: UInt8(ascii: "\\"), in: bytes) { index in
            guard index + 2 < bytes.count, bytes[index + 1] == UInt8(ascii: "u") else { return false }
            return bytes[index + 2] | 0x20 == UInt8(ascii: "d")
        }
    }

    private static func anyOccurrence(
        of byte: UInt8, in bytes: UnsafeRawBufferPointer, where holds: (Int) -> Bool
    ) -> Bool {
        guard let base = bytes.baseAddress else { return false }
        var start = 0
        while let found = memchr(base + start, Int32(byte), bytes.count - start) {
            let index = UnsafeRawPointer(found) - base
            if holds(index) { return true }
            start = index + 1
        }
        return false
    }
}
