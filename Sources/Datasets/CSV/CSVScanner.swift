// SPDX-License-Identifier: Apache-2.0

/// Takes a CSV file (RFC 4180) apart, row by row, without copying anything out of it.
///
/// Fields may stand in quotes, and then hold separators, line ends and doubled quotes. Lines end with LF or CRLF, blank
/// lines are passed over, and a byte order mark before the first is too. The code is our own because no C library of
/// the distribution tells where a field stands, and without that no fault has a place.
struct CSVScanner {
    let bytes: [UInt8]
    let separator: UInt8
    /// The fields of the row that was read last.
    private(set) var cells: [CSVCell] = []
    /// What is wrong with that row, if anything is: the first fault in it.
    private(set) var fault: CSVFault?
    /// The offset up to which the file has been read.
    private(set) var index: Int
    private var line: UInt32 = 1
    private var rowStart: UInt32 = 0
    private var rowLine: UInt32 = 1

    /// A scanner before the first row. The bytes are fewer than `UInt32.max`.
    init(bytes: [UInt8], separator: UInt8) {
        self.bytes = bytes
        self.separator = separator
        index = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
    }

    /// Reads the next row that is not blank, or says that there is none.
    mutating func next() -> Bool {
        while index < bytes.count {
            readRow()
            if cells.count > 1 || fault != nil || isFilled(cells[0]) { return true }
        }
        return false
    }

    private func isFilled(_ cell: CSVCell) -> Bool {
        // A field in quotes begins after its row does, even an empty one.
        cell.start < cell.end || cell.start > cell.rowStart
    }

    private mutating func readRow() {
        cells.removeAll(keepingCapacity: true)
        fault = nil
        (rowStart, rowLine) = (UInt32(index), line)
        var isOpen = true
        while isOpen {
            let isQuoted = index < bytes.count && bytes[index] == UInt8(ascii: "\"")
            if isQuoted { readQuoted() } else { readPlain() }
            isOpen = index < bytes.count && bytes[index] == separator
            if isOpen { index += 1 }
        }
        endLine()
    }

    private mutating func endLine() {
        if index < bytes.count, bytes[index] == UInt8(ascii: "\r") { index += 1 }
        if index < bytes.count, bytes[index] == UInt8(ascii: "\n") { index += 1 }
        line += 1
    }

    private mutating func readPlain() {
        let start = index
        let end = endOfPlain()
        append(start, end)
    }

    /// Goes to the separator or line end, and says where the text before it ends.
    private mutating func endOfPlain() -> Int {
        let count = bytes.count
        var position = index
        while position < count {
            let byte = bytes[position]
            if byte == separator || byte == UInt8(ascii: "\n") { break }
            if byte == UInt8(ascii: "\"") { note(.quoteInside, at: position) }
            if byte == UInt8(ascii: "\r"), position + 1 < count, bytes[position + 1] == UInt8(ascii: "\n") { break }
            position += 1
        }
        index = position
        return position
    }

    private mutating func readQuoted() {
        let opening = index
        var (isDoubled, isClosed) = (false, false)
        index += 1
        while index < bytes.count, !isClosed {
            switch bytes[index] {
            case UInt8(ascii: "\n"): line += 1
            case UInt8(ascii: "\""):
                let isPair = index + 1 < bytes.count && bytes[index + 1] == UInt8(ascii: "\"")
                if isPair { (isDoubled, index) = (true, index + 1) } else { isClosed = true }
            default: break
            }
            index += 1
        }
        append(opening + 1, isClosed ? index - 1 : index, isDoubled: isDoubled)
        if !isClosed { note(.unterminated, at: opening) } else { passTextAfterQuote() }
    }

    private mutating func passTextAfterQuote() {
        let start = index
        // What is wrong with the text itself is of no interest.
        let before = fault
        if endOfPlain() > start {
            fault = before
            note(.textAfterQuote, at: start)
        }
    }

    private mutating func append(_ start: Int, _ end: Int, isDoubled: Bool = false) {
        cells.append(
            CSVCell(
                start: UInt32(start), end: UInt32(end), rowStart: rowStart, line: rowLine, isDoubled: isDoubled))
    }

    private mutating func note(_ sort: CSVFault.Sort, at offset: Int) {
        guard fault == nil else { return }
        let spot = CSVCell(start: UInt32(offset), end: UInt32(offset), rowStart: rowStart, line: rowLine)
        fault = CSVFault(sort: sort, spot: spot, column: max(0, cells.count - (sort == .quoteInside ? 0 : 1)))
    }
}
