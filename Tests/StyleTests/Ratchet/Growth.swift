// SPDX-License-Identifier: Apache-2.0

/// A figure that is worse than the recorded one.
struct Growth: Equatable, CustomStringConvertible {
    /// The row of the table: a module or a tree.
    let place: String
    let figure: String
    let recorded: Int
    let measured: Int
    /// The size up to which growth is welcome.
    let comfort: Int
    /// Where to look; empty for a figure that no single piece makes.
    let culprit: String

    var isReal: Bool { measured > max(recorded, comfort) }

    var description: String {
        "\(place): \(figure) grew from \(recorded) to \(measured)" + (culprit.isEmpty ? "" : ", \(culprit)")
    }
}

extension Ratchet {
    /// What grew from these recorded figures to the files' own. Rows that are not recorded are left out.
    func growth(in files: [SourceFile]) -> [Growth] {
        let byModule = Dictionary(grouping: files, by: \.module).sorted { $0.key < $1.key }
        let byTree = Dictionary(grouping: files, by: \.tree).sorted { $0.key < $1.key }
        return byModule.flatMap { name, files in modules[name]?.growth(in: files, of: name) ?? [] }
            + byTree.flatMap { name, files in trees[name]?.growth(in: files, of: name) ?? [] }
    }

    /// Rows without a record, in order.
    func unrecorded(in files: [SourceFile]) -> [String] {
        Set(files.map(\.module)).subtracting(modules.keys).sorted()
            + Set(files.map(\.tree)).subtracting(trees.keys).sorted()
    }

    /// The files' figures; but a row that grew keeps its record.
    func tightened(to files: [SourceFile]) -> Ratchet {
        var result = Ratchet.measure(files)
        for place in growth(in: files).map(\.place) {
            if let recorded = modules[place] { result.modules[place] = recorded }
            if let recorded = trees[place] { result.trees[place] = recorded }
        }
        return result
    }
}

extension Figures {
    func growth(in files: [SourceFile], of place: String) -> [Growth] {
        let measured = Figures(measuring: files)
        let long = files.filter { $0.lines > Limit.longFile }.map(\.path).joined(separator: ", ")
        return [
            Growth(
                place: place, figure: "its longest function", recorded: longestFunction,
                measured: measured.longestFunction, comfort: Comfort.function, culprit: files.longestFunction),
            Growth(
                place: place, figure: "its longest file", recorded: longestFile, measured: measured.longestFile,
                comfort: Comfort.file,
                culprit: files.max { $0.lines < $1.lines }?.path ?? ""),
            Growth(
                place: place, figure: "its files over \(Limit.longFile) lines", recorded: longFiles,
                measured: measured.longFiles, comfort: 0, culprit: long),
        ].filter(\.isReal)
    }
}

extension Percentiles {
    func growth(in files: [SourceFile], of place: String) -> [Growth] {
        let measured = Percentiles(measuring: files)
        return [
            Growth(
                place: place, figure: "the 90th percentile of functions", recorded: function,
                measured: measured.function, comfort: Comfort.mostFunctions, culprit: ""),
            Growth(
                place: place, figure: "the 90th percentile of files", recorded: file, measured: measured.file,
                comfort: Comfort.mostFiles,
                culprit: ""),
        ].filter(\.isReal)
    }
}

extension [SourceFile] {
    /// The place and name of the longest function; empty where there is none.
    fileprivate var longestFunction: String {
        let all = flatMap { file in file.functions.map { (file, $0) } }
        guard let (file, function) = all.max(by: { $0.1.lines < $1.1.lines }) else { return "" }
        return "\(file.path):\(function.line) `\(function.name)`"
    }
}
