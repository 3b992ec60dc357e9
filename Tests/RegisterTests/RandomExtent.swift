// SPDX-License-Identifier: Apache-2.0

import TestSupport

/// A random date or interval in January and February 2020, as text and as ranges of days from 2020-01-01.
struct RandomExtent {
    private(set) var text: String
    private(set) var start: ClosedRange<Int>
    private(set) var end: ClosedRange<Int>
    private(set) var isSingleDate = false
    private(set) var hasDatedEnd = false

    /// A day, a doubtful day or a month.
    struct Date {
        var text: String
        var range: ClosedRange<Int>

        init(day: Int, using generator: inout SplitMix64) {
            let exact = "\(RandomSlot.day(day))"
            switch Int.random(in: 0..<8, using: &generator) {
            case 0: (text, range) = (String(exact.prefix(7)), day < 31 ? 0...30 : 31...59)
            case 1: (text, range) = (exact + "?", day - 1...day + 1)
            default: (text, range) = (exact, day...day)
            }
        }
    }

    init(using generator: inout SplitMix64) {
        let days = [Int.random(in: 0...59, using: &generator), Int.random(in: 0...59, using: &generator)].sorted()
        let (first, last) = (Date(day: days[0], using: &generator), Date(day: days[1], using: &generator))
        let always = -NaiveModel.never...NaiveModel.never
        text = first.text
        start = first.range
        end = first.range
        switch Int.random(in: 0..<12, using: &generator) {
        case 0: isSingleDate = true
        case 1: (text, start, end, hasDatedEnd) = ("../\(last.text)", bounded(-NaiveModel.never), last.range, true)
        case 2: (text, end) = ("\(first.text)/", always)
        case 3: (text, start, end, hasDatedEnd) = ("/\(last.text)", always, last.range, true)
        case 4: (text, start, end) = ("../..", bounded(-NaiveModel.never), bounded(NaiveModel.never))
        case 5, 6, 7: (text, end) = ("\(first.text)/..", bounded(NaiveModel.never))
        default: (text, end, hasDatedEnd) = ("\(first.text)/\(last.text)", last.range, true)
        }
        isSingleDate = isSingleDate || (text == "\(first.text)/\(first.text)" && first.text.utf8.count == 10)
        hasDatedEnd = hasDatedEnd && !isSingleDate
        // Only readings that start no later than they end are meant.
        (start, end) = (
            start.lowerBound...min(start.upperBound, end.upperBound),
            max(start.lowerBound, end.lowerBound)...end.upperBound
        )
    }
}

private func bounded(_ day: Int) -> ClosedRange<Int> { day...day }
