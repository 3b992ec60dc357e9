// SPDX-License-Identifier: Apache-2.0

/// How far long work has come, on one line of the error output that is written over; nothing where that is no terminal.
struct Progress {
    private let title: String
    private let total: Int
    private let output: Output?
    private var done = 0
    private var shown = -1

    /// Work on so many things.
    init(_ title: String, of total: Int, on surroundings: Surroundings) {
        self.title = title
        self.total = total
        output = surroundings.showsProgress ? surroundings.errors : nil
    }

    /// More of them are done.
    mutating func advance(by count: Int) { reach(done + count) }

    /// So many of them are done in all.
    mutating func reach(_ count: Int) {
        done = count
        let percent = total > 0 ? done * 100 / total : 100
        guard let output, percent != shown else { return }
        shown = percent
        output.print("\r\(title) \(grouped(done)) of \(grouped(total)), \(percent)%\u{1B}[K")
    }

    /// Takes the line away.
    func end() { if shown >= 0 { output?.print("\r\u{1B}[K") } }
}

/// A count with its thousands set apart.
func grouped(_ count: some BinaryInteger) -> String {
    let digits = Array(String(count).utf8)
    var text = ""
    for (place, digit) in digits.enumerated() {
        let rest = digits.count - place
        if place > 0, rest % 3 == 0, digits[place - 1] != UInt8(ascii: "-") { text += "," }
        text.unicodeScalars.append(Unicode.Scalar(digit))
    }
    return text
}
