// SPDX-License-Identifier: Apache-2.0

import Threads

extension OwnedThread {
    /// Starts one of the journal's threads.
    static func ofJournal(_ run: sending @escaping () -> Void) throws(JournalFailure) -> OwnedThread {
        do { return try OwnedThread(run) } catch {
            throw JournalFailure(
                .noThread, "The system gave no thread; raise the limit on tasks.", cause: error.cause)
        }
    }
}
