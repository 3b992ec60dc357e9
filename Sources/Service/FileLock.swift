// SPDX-License-Identifier: Apache-2.0

import Glibc

/// A lock on a directory, such as the run or the data directory, that only one process holds at a time.
///
/// Take it before binding an `ipc` socket there: libzmq gives the path to the second process that binds it, and the
/// first goes deaf without a word. Let go of it after the messaging context ended. The kernel releases it when the
/// process ends in whatever way; the lock file itself stays.
public struct FileLock: ~Copyable {
    private let descriptor: Int32

    /// Takes the lock in the file at `path`, creating it (mode 0600) if needed, and writes the process id into it.
    ///
    /// Throws ``ServiceError/Code/inUse`` at once if another process, or another lock of this one, holds it.
    public init(path: String) throws(ServiceError) {
        let descriptor = open(path, O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0o600)
        guard descriptor >= 0 else { throw .last("open the lock file", path: path) }
        guard flock(descriptor, LOCK_EX | LOCK_NB) == 0 else {
            let number = errno
            let holder = Self.holder(descriptor)
            close(descriptor)
            throw number == EWOULDBLOCK ? Self.held(path, by: holder) : .failure(number, "lock", path: path)
        }
        self.descriptor = descriptor
        writeProcessID()
    }

    deinit {
        close(descriptor)
    }

    /// The process id is a hint for people; the lock does not depend on it.
    private func writeProcessID() {
        let text = Array("\(getpid())\n".utf8)
        guard ftruncate(descriptor, 0) == 0 else { return }
        pwrite(descriptor, text, text.count, 0)
    }

    private static func holder(_ descriptor: Int32) -> String {
        var text = [UInt8](repeating: 0, count: 20)
        let count = pread(descriptor, &text, text.count, 0)
        let digits = text.prefix(max(0, count)).prefix { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }
        return digits.isEmpty ? "another process" : "process \(String(decoding: digits, as: UTF8.self))"
    }

    private static func held(_ path: String, by holder: String) -> ServiceError {
        let message = "\(holder) holds it; stop that one, or configure another directory"
        return ServiceError(.inUse, operation: "lock", path: path, message: message)
    }
}
