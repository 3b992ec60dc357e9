// SPDX-License-Identifier: Apache-2.0

import Glibc
import Synchronization

/// Who may connect to an `ipc` socket, as the permissions of its file.
public enum FileMode: UInt32, Sendable {
    /// The user of the process: 0600.
    case owner = 0o600
    /// The user and the group of the process: 0660.
    case group = 0o660
    /// Everybody on this machine: 0666.
    case everyone = 0o666

    /// The mask belongs to the process: two threads that changed it at once could leave the wrong one behind.
    private static let maskLock = Mutex(())

    /// Runs `create` with a file mode mask that gives a new socket exactly this mode, and restores the mask.
    ///
    /// The socket has the mode from its first moment on, which a later `chmod` could not promise. Other threads that
    /// create a file in the same moment get stricter permissions than usual, so bind while starting.
    func whileCreating(_ create: () throws(MessagingError) -> Void) throws(MessagingError) {
        try Self.maskLock.withLock { (_) throws(MessagingError) in
            let previous = umask(~rawValue & 0o777)
            defer { umask(previous) }
            try create()
        }
    }
}
