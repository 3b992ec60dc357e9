// SPDX-License-Identifier: Apache-2.0

/// Why a text was refused as a date, an interval or an instant.
public struct EDTFError: Error, Hashable, Sendable {
    /// The text that was refused, cut to `EDTFDate.byteLimit` Unicode scalars.
    public let given: String
    /// Where reading stopped: an offset in bytes of UTF-8 from the start of the text, from 0. It equals the text's
    /// length if something is missing at the end.
    public let position: Int
    /// What is wrong there, as a clause that can follow a colon.
    public let reason: String
    /// What to write instead, as an imperative, where that can be told.
    public let hint: String?

    /// States why a text was refused.
    public init(given: String, position: Int, reason: String, hint: String? = nil) {
        self.given = given
        self.position = position
        self.reason = reason
        self.hint = hint
    }
}

extension EDTFError: CustomStringConvertible {
    /// `"2015-02-30", byte 8: February 2015 has 28 days`, with the hint after a semicolon. The text is escaped, so that
    /// what was given cannot break a line of a log.
    public var description: String {
        let statement = "\(given.debugDescription), byte \(position): \(reason)"
        return hint.map { "\(statement); \($0)" } ?? statement
    }
}
