// SPDX-License-Identifier: Apache-2.0

/// What is wrong with the form of a row.
struct CSVFault: Hashable {
    let sort: Sort
    /// Where, as an empty cell.
    let spot: CSVCell
    /// The number of the field, from 0.
    let column: Int

    enum Sort: Hashable {
        /// A quote stands in a field that does not begin with one.
        case quoteInside
        /// Something other than a separator or a line end follows a closing quote.
        case textAfterQuote
        /// A quote opens a field, and the file ends before another closes it.
        case unterminated
    }

    var reason: String {
        switch sort {
        case .quoteInside:
            "A quote stands inside a field without quotes. Put the whole field in quotes, and double those within."
        case .textAfterQuote:
            "Text follows the quote that closes this field. Double a quote that belongs to the field."
        case .unterminated: "The quote that opens this field is never closed."
        }
    }
}
