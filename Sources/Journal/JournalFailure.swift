// SPDX-License-Identifier: Apache-2.0

/// An operating error of the journal: something for the log and the operator, never a client's fault.
public struct JournalFailure: Error, Hashable, Sendable, CustomStringConvertible {
    /// What sort of failure it is, for code to decide on.
    public enum Code: Hashable, Sendable {
        /// There is no journal at that place.
        case missing
        /// What is there is not a journal of Registan.
        case notAJournal
        /// It was written by a newer version.
        case newerFormat(found: Int, known: Int)
        /// It cannot be opened or written for lack of permission or because the file system is read-only.
        case readOnly
        /// The disk or the quota is full.
        case diskFull
        /// Another process holds it.
        case busy
        /// Its content contradicts itself; the chain breaks there.
        case damaged(ChainBreak)
        /// The store answered with an input or output error, or with one that must be treated as such.
        case inputOutput
        /// The asker withdrew the question.
        case cancelled
        /// The reader or store was closed.
        case closed
        /// The system gave no thread.
        case noThread
    }

    /// What sort of failure it is.
    public let code: Code
    /// A sentence that says what is wrong and what to do.
    public let message: String
    /// What the layer below said, if anything.
    public let cause: String?

    /// A failure.
    public init(_ code: Code, _ message: String, cause: String? = nil) {
        self.code = code
        self.message = message
        self.cause = cause
    }

    /// The message and its cause in one line.
    public var description: String { cause.map { "\(message) (\($0))" } ?? message }

    /// Whether the store is as good as before: nothing was written and later attempts may succeed.
    public var leavesStoreUsable: Bool {
        switch code {
        case .diskFull, .readOnly, .busy: true
        default: false
        }
    }
}

extension JournalFailure {
    static let cancelled = JournalFailure(.cancelled, "The question was withdrawn before it was answered.")
    static let closed = JournalFailure(.closed, "The journal is closed.")

    static func damaged(_ chainBreak: ChainBreak, cause: String? = nil) -> JournalFailure {
        JournalFailure(
            .damaged(chainBreak),
            "The journal is damaged: \(chainBreak). Restore it from a backup, or inspect it before anything is written.",
            cause: cause)
    }
}
