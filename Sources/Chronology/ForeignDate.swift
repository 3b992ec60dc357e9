// SPDX-License-Identifier: Apache-2.0

/// A day in a notation that is not EDTF: `23.06.2006`, `2006/06/23`, `06-23-2006`, `2006-6-1`, `20060623`.
///
/// It is read only to tell people what to write instead, never taken for a date.
struct ForeignDate {
    /// The day that it means, nil if there is no such day or more than one reading of it.
    let day: Day?

    /// Recognises the notation by its shape; nil if it is none of these.
    init?(_ bytes: ArraySlice<UInt8>) {
        guard let groups = Self.groups(bytes) else { return nil }
        let values = groups.digits.map { $0.reduce(0) { $0 * 10 + Int($1 - UInt8(ascii: "0")) } }
        guard values.count == 3 else { return nil }
        switch (groups.digits[0].count, groups.digits[1].count, groups.digits[2].count) {
        case (4, 1...2, 1...2): day = Day(year: values[0], month: values[1], day: values[2])
        case (1...2, 1...2, 4):
            day = Self.day(values[0], values[1], ofYear: values[2], isDayFirst: groups.separator == UInt8(ascii: "."))
        default: return nil
        }
    }

    /// Three groups of digits between two separators of one sort, or eight digits in a row.
    private static func groups(_ bytes: ArraySlice<UInt8>) -> (digits: [ArraySlice<UInt8>], separator: UInt8?)? {
        let separator = bytes.first { DateParser.digit($0) == nil }
        guard let separator else {
            guard bytes.count == 8 else { return nil }
            let start = bytes.startIndex
            return ([bytes[start..<start + 4], bytes[start + 4..<start + 6], bytes[(start + 6)...]], nil)
        }
        let groups = bytes.split(separator: separator, omittingEmptySubsequences: false)
        guard "./-".utf8.contains(separator), groups.allSatisfy({ $0.allSatisfy { DateParser.digit($0) != nil } })
        else {
            return nil
        }
        return (groups, separator)
    }

    /// The day of two numbers of which either may be the month. Dots put the day first; other separators leave both
    /// readings open, so that the date must tell by itself.
    private static func day(_ one: Int, _ two: Int, ofYear year: Int, isDayFirst: Bool) -> Day? {
        let dayFirst = Day(year: year, month: two, day: one)
        if isDayFirst { return dayFirst }
        let monthFirst = Day(year: year, month: one, day: two)
        if let dayFirst, let monthFirst { return dayFirst == monthFirst ? dayFirst : nil }
        return dayFirst ?? monthFirst
    }
}
