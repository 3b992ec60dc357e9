// SPDX-License-Identifier: Apache-2.0

import Configuration

/// The content of a CSV file, to read cells from and to say where they stand.
struct CSVText: Sendable {
    let file: String
    let bytes: [UInt8]

    /// What stands in a cell, doubled quotes made single.
    func text(_ cell: CSVCell) -> String {
        guard cell.isDoubled else { return String(decoding: bytes[cell.range], as: UTF8.self) }
        var plain: [UInt8] = []
        var isSecond = false
        for byte in bytes[cell.range] {
            isSecond = byte == UInt8(ascii: "\"") && !isSecond
            if !isSecond { plain.append(byte) }
        }
        return String(decoding: plain, as: UTF8.self)
    }

    /// What stands in a cell as codes are compared and looked up: `2.0` is `2`.
    func code(_ cell: CSVCell) -> String {
        cell.isDoubled ? text(cell) : String(decoding: bytes[codeRange(cell)], as: UTF8.self)
    }

    /// The bytes of a cell without a fraction of zeros, which programs write behind whole numbers.
    func codeRange(_ cell: CSVCell) -> Range<Int> {
        let (start, end) = (Int(cell.start), Int(cell.end))
        var last = end
        while last > start, bytes[last - 1] == UInt8(ascii: "0") { last -= 1 }
        guard last < end, last > start, bytes[last - 1] == UInt8(ascii: ".") else { return start..<end }
        last -= 1
        let digits = start < last && bytes[start] == UInt8(ascii: "-") ? start + 1 : start
        guard digits < last else { return start..<end }
        for position in digits..<last where !(UInt8(ascii: "0")...UInt8(ascii: "9")).contains(bytes[position]) {
            return start..<end
        }
        return start..<last
    }

    /// The offset of the first byte that is not UTF-8, if there is one. Cost: linear.
    var firstInvalidByte: Int? {
        do {
            _ = try UTF8Span(validating: bytes.span)
            return nil
        } catch {
            return error.byteOffsets.lowerBound
        }
    }

    /// Where the byte at an offset stands. Cost: linear in the offset.
    func place(atOffset offset: Int) -> ConfigurationError.Place {
        place(CSVCell(start: UInt32(offset), end: UInt32(offset)))
    }

    /// Where a cell stands; the column counts characters. Cost: linear in its row up to the cell.
    func place(_ cell: CSVCell) -> ConfigurationError.Place {
        var (line, column) = (Int(cell.line), 1)
        for byte in bytes[Int(cell.rowStart)..<Int(cell.start)] {
            if byte == UInt8(ascii: "\n") {
                (line, column) = (line + 1, 1)
            } else if byte & 0xC0 != 0x80 {
                column += 1
            }
        }
        return .position(file: file, line: line, column: column)
    }
}
