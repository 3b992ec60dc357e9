// SPDX-License-Identifier: Apache-2.0

import Glibc

/// Where text goes. Once nobody reads it any more, further text is dropped and `isClosed` is true: a command that writes
/// to the register goes on, one that only shows ends.
final class Output {
    private let write: ([UInt8]) -> Bool
    private(set) var isClosed = false

    /// - Parameter write: writes all of it; false where nobody reads any more.
    init(write: @escaping ([UInt8]) -> Bool) { self.write = write }

    /// Writes to a file descriptor, from which SIGPIPE must be kept away.
    convenience init(descriptor: Int32) {
        self.init { bytes in
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

    /// Writes text.
    func print(_ text: String) { print(bytes: Array(text.utf8)) }

    /// Writes bytes.
    func print(bytes: [UInt8]) {
        guard !isClosed, !bytes.isEmpty else { return }
        isClosed = !write(bytes)
    }
}
