// SPDX-License-Identifier: Apache-2.0

import Glibc
import Journal

/// The journal's file before SQLite opens it.
enum JournalFile {
    /// Makes an empty file that only its owner can read and write, unless there is one. SQLite gives the files beside
    /// it the same mode. The directory is synced, so that the name survives a power cut.
    static func createIfMissing(at path: String) throws(JournalFailure) {
        let descriptor = open(path, O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
        if descriptor < 0 {
            if errno == EEXIST { return }
            throw failure(errno, path)
        }
        defer { close(descriptor) }
        try syncDirectory(of: path)
    }

    /// Whether there is such a file.
    static func exists(at path: String) -> Bool { access(path, F_OK) == 0 }

    /// The failure for a file that should be there.
    static func missing(_ path: String) -> JournalFailure {
        JournalFailure(.missing, "There is no journal; name another place, or make a register.", cause: path)
    }

    private static func syncDirectory(of path: String) throws(JournalFailure) {
        let descriptor = open(directory(of: path), O_RDONLY | O_DIRECTORY | O_CLOEXEC)
        guard descriptor >= 0 else { throw failure(errno, path) }
        defer { close(descriptor) }
        guard fsync(descriptor) == 0 else { throw failure(errno, path) }
    }

    private static func directory(of path: String) -> String {
        guard let slash = path.lastIndex(of: "/") else { return "." }
        return slash == path.startIndex ? "/" : String(path[..<slash])
    }

    private static func failure(_ number: Int32, _ path: String) -> JournalFailure {
        let cause = "\(path): \(String(cString: strerror(number)))"
        return switch number {
        case ENOSPC, EDQUOT: JournalFailure(.diskFull, "The disk is full; make room for the journal.", cause: cause)
        case ENOENT, ENOTDIR:
            JournalFailure(.missing, "The directory of the journal does not exist; make it.", cause: cause)
        case EACCES, EPERM, EROFS:
            JournalFailure(
                .readOnly, "The journal cannot be made; see to the permissions of its directory.", cause: cause)
        default: JournalFailure(.inputOutput, "The journal cannot be made; see to the disk.", cause: cause)
        }
    }
}
