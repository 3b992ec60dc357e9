// SPDX-License-Identifier: Apache-2.0

/// How far long work is: one line on the error output that is written over, where a person watches. It goes away with its
/// owner.
final class Progress {
    private let errors: Output?
    private var width = 0
    private var percent = -1

    init(in surroundings: Surroundings) { errors = surroundings.isWatched ? surroundings.errors : nil }

    deinit { show("") }

    /// Shows how far it is in place of what was shown before.
    func show(_ text: String) {
        guard let errors, !text.isEmpty || width > 0 else { return }
        errors.print(
            "\r\(text)" + String(repeating: " ", count: max(0, width - text.count)) + (text.isEmpty ? "\r" : ""))
        width = text.count
    }

    /// Shows that so many of all are done; only where that is a percent more than before.
    func show(_ title: String, _ done: Int, of total: Int) {
        let reached = total > 0 ? done * 100 / total : 100
        guard reached != percent else { return }
        percent = reached
        show("\(title) \(grouped(done)) of \(grouped(total)), \(percent)%")
    }
}

/// So many things with their name: `1 claim`, `2 claims`; the plural has an `s` unless another is given.
func counted(_ count: some BinaryInteger, _ one: String, _ many: String? = nil) -> String {
    "\(grouped(count)) \(count == 1 ? one : many ?? one + "s")"
}

/// A count with its thousands set apart.
func grouped(_ count: some BinaryInteger) -> String {
    let digits = Array(String(count))
    return digits.indices.map { place in
        let rest = digits.count - place
        return (place > 0 && rest % 3 == 0 && digits[place - 1] != "-" ? "," : "") + String(digits[place])
    }.joined()
}
