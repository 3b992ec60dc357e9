// SPDX-License-Identifier: Apache-2.0

/// What the place that output goes to can show.
struct Terminal: Hashable, Sendable {
    /// Whether a person's terminal is there, rather than a file or a pipe.
    var isTerminal: Bool
    /// Its columns; `standardWidth` where it has none.
    var width: Int
    /// Whether colours are welcome.
    var hasColour: Bool
    /// Whether it shows more than ASCII.
    var isUTF8: Bool

    /// The columns of a chart that goes to a file.
    static let standardWidth = 80
    /// The columns below which nothing is laid out.
    static let leastWidth = 40

    init(isTerminal: Bool, width: Int = standardWidth, hasColour: Bool = false, isUTF8: Bool = true) {
        self.isTerminal = isTerminal
        self.width = max(width, Self.leastWidth)
        self.hasColour = hasColour
        self.isUTF8 = isUTF8
    }

    /// A terminal as the environment describes it: NO_COLOR (no-color.org) and TERM=dumb do without colours, and the
    /// locale tells whether it shows UTF-8.
    init(isTerminal: Bool, width: Int?, variables: [String: String]) {
        let locale = ["LC_ALL", "LC_CTYPE", "LANG"].lazy.compactMap { variables[$0] }.first { !$0.isEmpty } ?? ""
        let name = locale.uppercased().replacing("-", with: "")
        let isPlain = variables["NO_COLOR"].map { !$0.isEmpty } ?? false || variables["TERM"] == "dumb"
        self.init(
            isTerminal: isTerminal, width: width ?? Self.standardWidth, hasColour: isTerminal && !isPlain,
            isUTF8: name.contains("UTF8"))
    }
}
