// SPDX-License-Identifier: Apache-2.0

import Glibc

/// Where text goes. Once nobody reads it any more, further text is dropped and `isClosed` is true: a command that writes
/// to the register goes on, one that only shows ends.
final class Output {
    private let write: ([UInt8]) -> Bool
    private let isAbandoned: () -> Bool
    private(set) var isClosed = false

    /// - Parameters:
    ///   - isAbandoned: whether the reader is known to have gone although nothing was written.
    ///   - write: writes all of it; false where nobody reads any more.
    init(isAbandoned: @escaping () -> Bool = { false }, write: @escaping ([UInt8]) -> Bool) {
        self.isAbandoned = isAbandoned
        self.write = write
    }

    /// Looks whether anybody still reads, for a command that may have nothing to write for a long time.
    func lookForReader() {
        if !isClosed { isClosed = isAbandoned() }
    }

    /// Writes to a file descriptor, from which SIGPIPE must be kept away.
    convenience init(descriptor: Int32) {
        self.init(isAbandoned: { Self.hasLostReader(descriptor) }) { bytes in
            var rest = bytes[...]
            while !rest.isEmpty {
                let count = rest.withUnsafeBytes { Glibc.write(descriptor, $0.baseAddress, $0.count) }
                if count < 0, errno == EINTR { continue }
                guard count > 0 else { return false }
                rest = rest.dropFirst(count)
            }
            return true
        }
    }

    /// The writing end of a pipe or socket reports an error once its other end is closed.
    private static func hasLostReader(_ descriptor: Int32) -> Bool {
        var watched = pollfd(fd: descriptor, events: 0, revents: 0)
        return poll(&watched, 1, 0) > 0 && watched.revents & Int16(POLLERR | POLLNVAL) != 0
    }

    /// Writes text.
    func print(_ text: String) { print(bytes: Array(text.utf8)) }

    /// Writes bytes.
    func print(bytes: [UInt8]) {
        guard !isClosed, !bytes.isEmpty else { return }
        isClosed = !write(bytes)
    }
}
