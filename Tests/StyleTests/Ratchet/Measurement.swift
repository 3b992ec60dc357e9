// SPDX-License-Identifier: Apache-2.0

extension Ratchet {
    /// The figures of these files.
    static func measure(_ files: [SourceFile]) -> Ratchet {
        Ratchet(
            modules: Dictionary(grouping: files, by: \.module).mapValues(Figures.init(measuring:)),
            trees: Dictionary(grouping: files, by: \.tree).mapValues(Percentiles.init(measuring:)))
    }
}

extension Figures {
    init(measuring files: [SourceFile]) {
        self.init(
            longestFunction: files.flatMap(\.functions).map(\.lines).max() ?? 0,
            longestFile: files.map(\.lines).max() ?? 0,
            longFiles: files.count { $0.lines > Limit.longFile })
    }
}

extension Percentiles {
    init(measuring files: [SourceFile]) {
        self.init(
            function: Self.ninetieth(of: files.flatMap(\.functions).map(\.lines)),
            file: Self.ninetieth(of: files.map(\.lines)))
    }
}

extension SourceFile {
    /// The first folder of its path: `Sources`, `Plugins` or `Tests`.
    var tree: String { String(path.split(separator: "/")[0]) }

    /// The first two folders of its path.
    var module: String { path.split(separator: "/").prefix(2).joined(separator: "/") }
}
