// SPDX-License-Identifier: Apache-2.0

import Glibc

/// Files that are read whole, such as the claims of a what-if.
enum WholeFile {
    /// The most bytes of a file; a request would not take more.
    static let limit = 8 << 20

    /// Reads a file, or standard input for `-`.
    static func read(_ path: String) throws(Failure) -> [UInt8] {
        guard path != "-" else { return try readAll(STDIN_FILENO, "standard input") }
        let descriptor = open(path, O_RDONLY | O_CLOEXEC)
        guard descriptor >= 0 else { throw unreadable(path) }
        defer { close(descriptor) }
        return try readAll(descriptor, path)
    }

    private static func readAll(_ descriptor: Int32, _ name: String) throws(Failure) -> [UInt8] {
        var bytes: [UInt8] = []
        var buffer = [UInt8](repeating: 0, count: 64 << 10)
        while true {
            let count = Glibc.read(descriptor, &buffer, buffer.count)
            if count < 0, errno == EINTR { continue }
            guard count >= 0 else { throw unreadable(name) }
            guard count > 0 else { return bytes }
            bytes += buffer[..<count]
            guard bytes.count <= limit else {
                throw .usage("“\(name)” has more than \(limit >> 20) MiB.", hint: "Write fewer claims into one file.")
            }
        }
    }

    private static func unreadable(_ name: String) -> Failure {
        .usage("“\(name)” cannot be read: \(String(cString: strerror(errno))).", hint: "Name a file that is there.")
    }
}
