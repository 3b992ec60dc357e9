// SPDX-License-Identifier: Apache-2.0

import Configuration
import Model

/// What must be right before a row is read.
extension TableReader {
    mutating func isReadable() -> Bool {
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

    mutating func readHeader(_ scanner: inout CSVScanner) -> CSVHeader? {
        guard scanner.next() else {
            let reason = "The table is empty. Its first row holds the names of the columns."
            faults.add(ConfigurationError(at: .file(text.file), reason: reason))
            return nil
        }
        if let fault = scanner.fault { add(fault, nil) }
        let header = CSVHeader(scanner.cells, in: text, faults: &faults)
        return faults.total == 0 ? header : nil
    }

    mutating func bind(_ header: CSVHeader) -> TableBinding? {
        do throws(ConfigurationError) { return try TableBinding(mapping, header) } catch {
            faults.add(error)
            return nil
        }
    }

    /// Looks up every name of a column that becomes rows at once, so that one that is not listed is found even where
    /// all its cells are passed over.
    mutating func checkHeader(_ header: CSVHeader, _ binding: TableBinding) {
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

/// Whether a row has the form that the header asks for.
extension TableReader {
    mutating func add(_ fault: CSVFault, _ header: CSVHeader?) {
        let key = header.flatMap { $0.names.indices.contains(fault.column) ? $0.names[fault.column] : nil }
        faults.add(ConfigurationError(at: text.place(fault.spot), key: key, reason: fault.reason))
    }

    /// Whether a row has the form that the header asks for; if not, that is a fault.
    mutating func isWhole(_ scanner: CSVScanner, _ header: CSVHeader) -> Bool {
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
}
