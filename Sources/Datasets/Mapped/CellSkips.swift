// SPDX-License-Identifier: Apache-2.0

/// Which cells of a wide table are passed over for what stands in them alone: most of them, so each text is judged once.
struct CellSkips {
    private let codes: Set<String>
    private var verdicts: [UInt64: Bool] = [:]
    private var last: (key: UInt64, isSkipped: Bool) = (.max, false)

    init(codes: Set<String>) { self.codes = codes }

    mutating func skips(_ cell: CSVCell, in text: CSVText) -> Bool {
        guard !codes.isEmpty else { return false }
        guard let key = text.packed(cell) else { return codes.contains(text.code(cell)) }
        if key == last.key { return last.isSkipped }
        let isSkipped = verdicts[key] ?? codes.contains(text.code(cell))
        verdicts[key] = isSkipped
        last = (key, isSkipped)
        return isSkipped
    }
}

extension CSVText {
    /// A short text as a number: its bytes and how many there are; nil for more than seven.
    fileprivate func packed(_ cell: CSVCell) -> UInt64? {
        guard cell.end - cell.start < 8 else { return nil }
        var key = UInt64(cell.end - cell.start)
        var position = Int(cell.start)
        while position < Int(cell.end) {
            key = key << 8 | UInt64(bytes[position])
            position += 1
        }
        return key
    }
}

extension RowFilter {
    /// The filter in three parts, each of which can be asked as soon as its columns are known: of the row, of a cell of
    /// a wide table alone, and the rest.
    func parts(for wide: WideColumns?) -> (row: RowFilter, cellCodes: Set<String>, rest: RowFilter) {
        guard let wide else { return (self, [], RowFilter()) }
        func isOfRow(_ pattern: Pattern) -> Bool {
            pattern.conditions.allSatisfy { $0.column != wide.header && $0.column != wide.cell }
        }
        func isOfCell(_ pattern: Pattern) -> Bool {
            pattern.conditions.allSatisfy { $0.column == wide.cell } && pattern.conditions.count == 1
        }
        let onlyOfRow = only.allSatisfy(isOfRow)
        return (
            RowFilter(only: onlyOfRow ? only : [], skip: skip.filter(isOfRow)),
            skip.filter(isOfCell).reduce(into: []) { $0.formUnion($1.conditions[0].codes) },
            RowFilter(only: onlyOfRow ? [] : only, skip: skip.filter { !isOfRow($0) && !isOfCell($0) })
        )
    }
}
