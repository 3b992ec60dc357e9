// SPDX-License-Identifier: Apache-2.0

import Configuration

/// Reads one table by its mapping, row by row.
struct TableReader {
    let mapping: Mapping
    let text: CSVText
    let progress: ((ReadingProgress) -> Void)?
    private(set) var harvest: Harvest
    var faults = FaultList()
    private var rows = 0
    private var runs: RunJoiner?
    private var skips: CellSkips
    private let filter: (row: RowFilter, cellCodes: Set<String>, rest: RowFilter)

    init(_ file: Dataset.File, _ mapping: Mapping, _ progress: ((ReadingProgress) -> Void)?) {
        self.mapping = mapping
        self.progress = progress
        text = CSVText(file: file.path, bytes: file.bytes)
        harvest = Harvest(mapping)
        runs = mapping.runs.map { RunJoiner($0, wide: mapping.wide, columns: mapping.uses.uses.count) }
        filter = mapping.rows.parts(for: mapping.wide)
        skips = CellSkips(codes: filter.cellCodes)
    }

    /// Reads everything, as far as the form of the table allows.
    mutating func read() {
        guard isReadable() else { return }
        var scanner = CSVScanner(bytes: text.bytes, separator: mapping.separator)
        guard let header = readHeader(&scanner), let binding = bind(header) else { return }
        harvest.takeConstants(record(binding.cells(of: header.cells)), faults: &faults)
        checkHeader(header, binding)
        while scanner.next() {
            rows += 1
            if isWhole(scanner, header) { take(scanner.cells, header, binding) }
            if rows.isMultiple(of: ReadingProgress.stride) { report(scanner.index) }
        }
        if rows == 0 { faults.add(ConfigurationError(at: .file(text.file), reason: "The table has no rows.")) }
        finishRuns()
        report(scanner.index)
    }

    private func report(_ bytes: Int) {
        progress?(ReadingProgress(rows: rows, bytes: bytes, totalBytes: text.bytes.count))
    }

    func record(_ row: [CSVCell]) -> Record { Record(text: text, uses: mapping.uses, row: row) }
}

/// One row.
extension TableReader {
    private mutating func take(_ row: [CSVCell], _ header: CSVHeader, _ binding: TableBinding) {
        let record = record(binding.cells(of: row))
        if runs?.rule.holes == .join { see(record, row, header, binding) }
        guard filter.row.takes(record) else { return }
        guard let wide = mapping.wide else {
            take(record)
            return
        }
        for position in binding.wide where !skips.skips(row[position], in: text) {
            let record = record.about(wide.cell(row, position, header))
            if filter.rest.takes(record) { take(record) }
        }
    }

    /// Notes which years the row has, whether or not it is taken: one, or one for each column.
    private mutating func see(_ record: Record, _ row: [CSVCell], _ header: CSVHeader, _ binding: TableBinding) {
        do throws(ConfigurationError) {
            guard let wide = mapping.wide, wide.header == runs?.rule.year else {
                try runs?.see(record)
                return
            }
            for position in binding.wide { try runs?.see(record.about(wide.cell(row, position, header))) }
        } catch {
            faults.add(error)
        }
    }

    private mutating func take(_ record: Record) {
        guard runs != nil else {
            harvest.take(record, faults: &faults)
            return
        }
        do throws(ConfigurationError) { try runs?.add(record) } catch { faults.add(error) }
    }

    private mutating func finishRuns() {
        guard let runs else { return }
        let joined = runs.runs { before, entry in
            let line = record(before.row).about(before.wide).place
            let record = record(entry.row).about(entry.wide)
            faults.add(record.fault(runs.rule.year, "The year \(entry.year) stands twice in its series; see \(line)."))
        }
        for run in joined {
            var record = record(run.first.row).about(run.first.wide)
            record.run = runs.extent(of: run)
            harvest.take(record, faults: &faults)
        }
    }
}
