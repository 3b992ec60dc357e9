// SPDX-License-Identifier: Apache-2.0

import Chronology
import Model

/// A day, or the first and the last that it can be, as short as it can be said: `2005-07-05`, `2005-07`, `2005`.
enum DaysText {
    static func text(_ datum: Datum?) -> String {
        if let day = datum?.text { return day }
        guard let ends = datum?.elements?.compactMap(\.text), ends.count == 2 else { return "" }
        return whole(ends[0], ends[1]) ?? "\(ends[0]) to \(ends[1])"
    }

    /// The month or the year that two days are the first and the last of.
    private static func whole(_ first: String, _ last: String) -> String? {
        guard first.hasSuffix("-01"), let begin = Day(first), let end = Day(last) else { return nil }
        guard end.next.day == 1 else { return nil }
        if begin.month == end.month, begin.year == end.year { return String(first.dropLast(3)) }
        return begin.year == end.year && begin.month == 1 && end.month == 12 ? String(first.dropLast(6)) : nil
    }
}
