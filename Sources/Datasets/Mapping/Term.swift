// SPDX-License-Identifier: Apache-2.0

import Configuration
import Model

/// What a mapping puts in one place of a claim or an entity: a constant, or something made of the cells of a row.
struct Term: Sendable {
    let form: Form
    /// Where the mapping says so.
    let place: ConfigurationError.Place

    indirect enum Form: Sendable {
        /// The same for every row.
        case constant(Datum)
        /// What stands in a column, or what that stands for.
        case column(ColumnTerm)
        /// Text with columns in braces.
        case fill([Piece])
        /// A date.
        case date(DateTerm)
        /// Terms in order.
        case list([Term])
        /// Terms by name.
        case object([Member])
    }

    /// A piece of text, or what stands in a column.
    enum Piece: Sendable {
        case text(String)
        case column(Int)
    }

    struct Member: Sendable {
        let name: String
        let term: Term
    }
}

extension Term {
    /// The value for a row; nil where it is to be left out.
    func datum(_ record: Record) throws(ConfigurationError) -> Datum? {
        switch form {
        case .constant(let datum): return datum
        case .column(let term): return try term.datum(record)
        case .fill(let pieces): return .string(pieces.map { $0.text(record) }.joined())
        case .date(let term):
            let date = try term.edtf(record)
            return date.isEmpty ? nil : .string(date)
        case .list(let terms):
            var elements: [Datum] = []
            for term in terms { if let element = try term.datum(record) { elements.append(element) } }
            return .array(elements)
        case .object(let members): return .object(try members.data(record))
        }
    }

    /// The first column that it reads, if it reads any.
    var column: Int? {
        switch form {
        case .constant: nil
        case .column(let term): term.column
        case .fill(let pieces): pieces.lazy.compactMap(\.column).first
        case .date(let term): term.columns.first
        case .list(let terms): terms.lazy.compactMap(\.column).first
        case .object(let members): members.lazy.compactMap(\.term.column).first
        }
    }

    /// Lookups in it, with their columns.
    var lookups: [ColumnTerm] {
        switch form {
        case .column(let term): term.lookup == nil ? [] : [term]
        case .list(let terms): terms.flatMap(\.lookups)
        case .object(let members): members.flatMap(\.term.lookups)
        case .constant, .fill, .date: []
        }
    }
}

extension Term.Piece {
    var column: Int? {
        guard case .column(let column) = self else { return nil }
        return column
    }

    func text(_ record: Record) -> String {
        switch self {
        case .text(let text): text
        case .column(let column): record.code(column)
        }
    }
}

extension [Term.Member] {
    /// The values for a row, without those that are left out.
    func data(_ record: Record) throws(ConfigurationError) -> [Datum.Member] {
        var data: [Datum.Member] = []
        for member in self {
            if let datum = try member.term.datum(record) { data.append(.init(member.name, datum)) }
        }
        return data
    }

    subscript(name: String) -> Term? { first { $0.name == name }?.term }

    /// The term that a path such as `citations[1].via` leads to, or the last one on the way that exists.
    func term(at path: String) -> Term? {
        let parts = path.split(whereSeparator: { $0 == "." || $0 == "[" || $0 == "]" })
        guard let first = parts.first, var term = self[String(first)] else { return nil }
        for part in parts.dropFirst() {
            switch term.form {
            case .list(let terms):
                guard let number = Int(part), terms.indices.contains(number) else { return term }
                term = terms[number]
            case .object(let members):
                guard let next = members[String(part)] else { return term }
                term = next
            default: return term
            }
        }
        return term
    }
}
