// SPDX-License-Identifier: Apache-2.0

import Service

/// A file that is read whole at the start.
enum TextFile {
    /// The most bytes.
    static let limit = 16 << 20

    static func read(_ path: String) throws(StartFailure) -> [UInt8] {
        do { return try Files.read(path, limit: limit) } catch { throw StartFailure(error) }
    }
}
