// SPDX-License-Identifier: Apache-2.0

import Configuration

/// Reads one table by its mapping, row by row.
struct TableReader {
    let mapping: Mapping
    let text: CSVText
    let progress: ((ReadingProgress) -> Void)?
    private(set) var harvest: Harvest
    private(set) var faults = FaultList()
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

    private func record(_ row: [CSVCell]) -> Record { Record(text: text, uses: mapping.uses, row: row) }
}

// What must be right before a row is read.
extension TableReader {
    private mutating func isReadable() -> Bool {
        guard text.bytes.count <= Dataset.maximumTableBytes else {
            let reason = "The table has \(text.bytes.count) bytes; at most \(Dataset.maximumTableBytes) are accepted."
            faults.add(ConfigurationError(at: .file(text.file), reason: reason))
            return false
        }
        guard let offset = text.firstInvalidByte else { return true }
        let reason = "This is not UTF-8. Save the table as UTF-8 text."
        faults.add(ConfigurationError(at: text.place(atOffset: offset), reason: reason))
        return false
    }

    private mutating func readHeader(_ scanner: inout CSVScanner) -> CSVHeader? {
        guard scanner.next() else {
            let reason = "The table is empty. Its first row holds the names of the columns."
            faults.add(ConfigurationError(at: .file(text.file), reason: reason))
            return nil
        }
        if let fault = scanner.fault { add(fault, nil) }
        let header = CSVHeader(scanner.cells, in: text, faults: &faults)
        return faults.total == 0 ? header : nil
    }

    private mutating func bind(_ header: CSVHeader) -> TableBinding? {
        do throws(ConfigurationError) { return try TableBinding(mapping, header) } catch {
            faults.add(error)
            return nil
        }
    }

    /// Looks up every name of a column that becomes rows at once, so that one that is not listed is found even where
    /// all its cells are passed over.
    private mutating func checkHeader(_ header: CSVHeader, _ binding: TableBinding) {
        guard let wide = mapping.wide else { return }
        let members = mapping.claims.flatMap(\.members) + mapping.entities.flatMap(\.members)
        let terms = members.flatMap(\.term.lookups).filter { $0.column == wide.header }
        for position in binding.wide {
            let record = record(binding.cells(of: header.cells)).about(wide.cell(header.cells, position, header))
            for term in terms {
                do throws(ConfigurationError) { _ = try term.datum(record) } catch { faults.add(error) }
            }
        }
    }
}

// One row.
extension TableReader {
    private mutating func add(_ fault: CSVFault, _ header: CSVHeader?) {
        let key = header.flatMap { $0.names.indices.contains(fault.column) ? $0.names[fault.column] : nil }
        faults.add(ConfigurationError(at: text.place(fault.spot), key: key, reason: fault.reason))
    }

    /// Whether a row has the form that the header asks for; if not, that is a fault.
    private mutating func isWhole(_ scanner: CSVScanner, _ header: CSVHeader) -> Bool {
        if let fault = scanner.fault {
            add(fault, header)
            return false
        }
        let (given, expected) = (scanner.cells.count, header.names.count)
        guard given != expected else { return true }
        let reason = "The row has \(given) fields; the first row has \(expected)."
        faults.add(ConfigurationError(at: text.place(scanner.cells[0].startOfRow), reason: reason))
        return false
    }

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
