// SPDX-License-Identifier: Apache-2.0

/// How far the reading of a table has come.
public struct ReadingProgress: Hashable, Sendable {
    /// Rows read so far, the first with the names not counted.
    public let rows: Int
    /// Bytes read so far.
    public let bytes: Int
    /// Bytes that the file has.
    public let totalBytes: Int

    /// Rows between two reports.
    public static let stride = 1_000
}
