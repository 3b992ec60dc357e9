// SPDX-License-Identifier: Apache-2.0

/// The lines of a history: what `export --format jsonl` writes, and `import` reads. Behind the first line come the facts,
/// a line each, whose types are those of `FactTopic`.
enum HistoryFormat {
    /// The version of the lines; they are only ever added to.
    static let version: Int64 = 1
    /// The type of the first line, which tells where the history comes from.
    static let opening = "registan.export"
}
