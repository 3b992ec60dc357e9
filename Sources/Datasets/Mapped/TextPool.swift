// SPDX-License-Identifier: Apache-2.0

/// Numbers for what stands in cells, so that equal texts are told by equal numbers.
struct TextPool {
    private var numbers: [String: Int32] = [:]
    private var pairs: [UInt64: Int32] = [:]
    /// What the last cell of each column was, by its place: a row is asked for many cells of a wide table.
    private var last: [(start: UInt32, number: Int32)]

    init(columns: Int) {
        last = Array(repeating: (.max, 0), count: columns)
    }

    /// The number of what stands in some columns together.
    mutating func number(of columns: [Int], in record: Record) -> Int32 {
        columns.reduce(-1) { pair($0, number(of: $1, in: record)) }
    }

    private mutating func number(of column: Int, in record: Record) -> Int32 {
        let start = record.cell(column).start
        if last[column].start == start { return last[column].number }
        let text = record.code(column)
        let number = numbers[text] ?? Int32(numbers.count)
        numbers[text] = number
        last[column] = (start, number)
        return number
    }

    private mutating func pair(_ first: Int32, _ second: Int32) -> Int32 {
        let key = UInt64(UInt32(bitPattern: first)) << 32 | UInt64(UInt32(bitPattern: second))
        let number = pairs[key] ?? Int32(pairs.count)
        pairs[key] = number
        return number
    }
}
