// SPDX-License-Identifier: Apache-2.0

/// Finds the parts of JSON that a parser has accepted, as they stand on the wire, so that they can be passed on unchanged.
package struct JSONParts {
    /// One whole value.
    package let json: ArraySlice<UInt8>

    /// Takes one whole value.
    package init(_ json: ArraySlice<UInt8>) { self.json = json }

    /// The value of a member whose name has no escapes; nil where there is none.
    package func member(_ name: String) -> ArraySlice<UInt8>? {
        let quoted = Array("\"\(name)\"".utf8)
        for part in parts where part.starts(with: quoted) {
            let rest = part.dropFirst(quoted.count).drop(while: Self.isSpace)
            return rest.dropFirst().drop(while: Self.isSpace)
        }
        return nil
    }

    /// What stands between the commas of an array, or of an object: elements, or names with their values.
    package var parts: [ArraySlice<UInt8>] {
        var parts: [ArraySlice<UInt8>] = []
        let body = Self.trimmed(json).dropFirst().dropLast()
        var start = body.startIndex
        var index = start
        var depth = 0
        while index < body.endIndex {
            switch body[index] {
            case UInt8(ascii: "\""): index = Self.end(ofText: index, in: body)
            case UInt8(ascii: "["), UInt8(ascii: "{"): depth += 1
            case UInt8(ascii: "]"), UInt8(ascii: "}"): depth -= 1
            case UInt8(ascii: ",") where depth == 0:
                parts.append(Self.trimmed(body[start..<index]))
                start = index + 1
            default: break
            }
            index += 1
        }
        let last = Self.trimmed(body[start...])
        return last.isEmpty ? parts : parts + [last]
    }

    /// The index of the quote that ends the text whose opening quote stands at the index.
    private static func end(ofText start: Int, in body: ArraySlice<UInt8>) -> Int {
        var index = start + 1
        while index < body.endIndex, body[index] != UInt8(ascii: "\"") {
            index += body[index] == UInt8(ascii: "\\") ? 2 : 1
        }
        return index
    }

    private static func trimmed(_ bytes: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
        var bytes = bytes.drop(while: isSpace)
        while let last = bytes.last, isSpace(last) { bytes.removeLast() }
        return bytes
    }

    private static func isSpace(_ byte: UInt8) -> Bool { [0x20, 0x09, 0x0A, 0x0D].contains(byte) }
}
