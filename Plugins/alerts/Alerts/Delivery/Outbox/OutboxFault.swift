// SPDX-License-Identifier: Apache-2.0

import CSQLite
import RegistanPluginKit
import SQLite

/// Why the outbox did not do what it was asked; nothing of it was done then.
struct OutboxFault: PassingError, Hashable, CustomStringConvertible {
    /// What sort of trouble it is.
    enum Kind: Hashable {
        /// The disk is full, or the outbox as large as it may become.
        case full
        /// The file or its directory cannot be written.
        case readOnly
        /// The file is none of ours, is damaged, or is of a newer version.
        case unusable
        /// The disk failed, or another process holds the file.
        case inputOutput
    }

    let kind: Kind
    /// A sentence with its remedy.
    let description: String

    init(_ kind: Kind, _ description: String) {
        (self.kind, self.description) = (kind, description)
    }

    init(_ fault: SQLiteFault, path: String) {
        switch fault.primaryCode {
        case SQLITE_FULL:
            self.init(
                .full,
                "The outbox \(path) cannot grow: the disk is full, or it has \(Outbox.mostBytes >> 20) MiB. "
                    + "Make room, or see to the sink that does not deliver. (\(fault.message))")
        case SQLITE_READONLY, SQLITE_CANTOPEN, SQLITE_PERM, SQLITE_AUTH:
            self.init(
                .readOnly,
                "The outbox \(path) cannot be opened or written; see to the permissions of it and of its directory. "
                    + "(\(fault.message))")
        case SQLITE_NOTADB, SQLITE_CORRUPT:
            self.init(
                .unusable, "The outbox \(path) is damaged or no outbox; move the file away. (\(fault.message))")
        default:
            self.init(
                .inputOutput, "The outbox \(path) cannot be used; see to the disk. (\(fault.message))")
        }
    }
}
