// SPDX-License-Identifier: Apache-2.0

import CCurl

/// What came of a transfer.
struct TransferOutcome {
    /// libcurl's result; `CURLE_OK` also for answers that say no.
    let code: CURLcode
    /// libcurl's words for what went wrong.
    let words: String
    /// The last status that the receiver gave; 0 where it gave none.
    let status: Int
    /// What the receiver asked to wait; nil where it did not.
    let retryAfter: Duration?
    /// The beginning of the answer.
    let excerpt: [UInt8]
    /// The last address that was not connected to, because the policy forbids it.
    let refused: NetworkAddress?

    /// The beginning of the answer as one line for people, without what would steer a terminal.
    var shownExcerpt: String {
        let scalars = String(decoding: excerpt, as: UTF8.self).unicodeScalars
        let words = scalars.split { $0.properties.isWhitespace || $0.properties.generalCategory == .control }
        let line = words.map { String($0) }.joined(separator: " ")
        return line.isEmpty ? "" : ": \(line.prefix(Self.longestExcerpt))"
    }

    /// Characters of an answer that are shown.
    private static let longestExcerpt = 200
}
