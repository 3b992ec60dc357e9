// SPDX-License-Identifier: Apache-2.0

import Journal
import SQLite

extension Statement {
    func bind(_ index: Int32, _ digest: Digest) { digest.withUnsafeBytes { bind(index, $0) } }

    /// Nil if the column has not exactly 32 bytes.
    func digest(_ column: Int32) -> Digest? { Digest(bytes: rawBytes(column)) }
}
