// SPDX-License-Identifier: Apache-2.0

/// The end of a sentence that names what was probably meant.
func suggestion(_ name: String?) -> String {
    name.map { "; did you mean \($0)?" } ?? ""
}

extension TOMLNode {
    /// The value for a message, shortened; nil for what is too large to show.
    var shown: String? {
        switch value {
        case .string(let text): Self.shown(text)
        case .integer(let integer): "\(integer)"
        case .float(let number): "\(number)"
        case .boolean(let boolean): "\(boolean)"
        case .date(let text): text
        case .table, .array: nil
        }
    }

    /// Text quoted on one line, shortened.
    static func shown(_ text: String) -> String {
        String(reflecting: text.count > 64 ? text.prefix(64) + "..." : text)
    }
}
