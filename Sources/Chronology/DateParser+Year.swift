// SPDX-License-Identifier: Apache-2.0

/// A year of four digits, of which up to two may be unspecified.
struct FourDigitYear {
    /// The year, with zeros for unspecified digits.
    var number: Int
    var isNegative: Bool
    /// How many digits from the right are unspecified: 0, 1 or 2.
    var unspecified: Int

    var precision: EDTFDate.Precision {
        switch unspecified {
        case 0: .year
        case 1: .decade
        default: .century
        }
    }

    /// The months that it may mean. Unspecified digits of a negative year count away from year 0: `-198X` is -1989 to
    /// -1980.
    var span: MonthSpan {
        let years = (precision.months ?? 12) / 12
        return MonthSpan(year: isNegative ? number - (years - 1) : number, count: years * 12)
    }
}

extension DateParser {
    /// Reads the year, with its sign, that a date begins with.
    mutating func year() throws(EDTFError) -> FourDigitYear {
        let start = position
        var year = FourDigitYear(number: 0, isNegative: take("-"), unspecified: 0)
        for _ in 0..<4 {
            year.number *= 10
            if year.unspecified == 0, let digit = takeDigit() {
                year.number += digit
            } else if take("X") {
                year.unspecified += 1
            } else {
                throw unexpected("four digits of the year")
            }
        }
        if year.unspecified > 2 { throw levelTwo(at: position - year.unspecified, "more than two unspecified digits") }
        if next.flatMap(Self.digit) != nil { throw yearOfManyDigits() }
        return try signed(year, at: start)
    }

    private func signed(_ year: FourDigitYear, at start: Int) throws(EDTFError) -> FourDigitYear {
        guard year.isNegative else { return year }
        if year.number == 0, year.unspecified == 0 {
            throw refusal(at: start, "the year 0000 has no sign", hint: "write 0000")
        }
        return FourDigitYear(number: -year.number, isNegative: true, unspecified: year.unspecified)
    }
}
