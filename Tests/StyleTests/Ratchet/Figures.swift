// SPDX-License-Identifier: Apache-2.0

/// How large the pieces of one module are.
struct Figures: Equatable, Codable, Sendable {
    /// Lines of its longest function, from the introducing word to the closing brace.
    var longestFunction: Int
    /// Lines of its longest file.
    var longestFile: Int
    /// Files of more than ``Limit/longFile`` lines.
    var longFiles: Int
}

/// Limits that no recorded figure can lift.
enum Limit {
    /// Lines of a function.
    static let function = 70
    /// Lines of a file.
    static let file = 400
    /// Lines from which a file is counted as long.
    static let longFile = 300
}

/// Sizes that are good in any module: growth up to them is no growth, so that young modules need no new record.
enum Comfort {
    /// Lines of the longest function.
    static let function = 25
    /// Lines of the longest file.
    static let file = 150
    /// Lines of nine functions in ten.
    static let mostFunctions = 15
    /// Lines of nine files in ten.
    static let mostFiles = 150
}

/// How large pieces are across a whole tree, where single ones no longer matter.
struct Percentiles: Equatable, Codable, Sendable {
    /// The length in lines that nine of ten functions do not exceed.
    var function: Int
    /// The length in lines that nine of ten files do not exceed.
    var file: Int

    /// The smallest value that nine tenths of the values do not exceed; 0 of none.
    static func ninetieth(of values: [Int]) -> Int {
        guard !values.isEmpty else { return 0 }
        return values.sorted()[(values.count * 9 + 9) / 10 - 1]
    }
}

/// All figures of the package, as `ratchet.json` keeps them.
struct Ratchet: Equatable, Codable, Sendable {
    /// By module, which is the folder in `Sources`, `Plugins` or `Tests`.
    var modules: [String: Figures]
    /// By tree.
    var trees: [String: Percentiles]
}
