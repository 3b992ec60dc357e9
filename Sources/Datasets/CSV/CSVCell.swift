// SPDX-License-Identifier: Apache-2.0

/// What stands in one field of a CSV file: where, and not yet what.
struct CSVCell: Hashable, Sendable {
    /// The offset of its first byte, after an opening quote.
    var start: UInt32 = 0
    /// The offset after its last byte, before a closing quote.
    var end: UInt32 = 0
    /// The offset at which its row begins.
    var rowStart: UInt32 = 0
    /// The line on which its row begins, from 1.
    var line: UInt32 = 1
    /// Whether quotes within it stand doubled.
    var isDoubled = false

    /// The place before the first field of its row, as an empty cell.
    var startOfRow: CSVCell { CSVCell(start: rowStart, end: rowStart, rowStart: rowStart, line: line) }

    /// Its bytes as they stand in the file.
    var range: Range<Int> { Int(start)..<Int(end) }
}
