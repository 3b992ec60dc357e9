// SPDX-License-Identifier: Apache-2.0

import Configuration
import Glibc

/// Reads the file of a configuration.
enum ConfigurationFile {
    /// The bytes; at most one more than a document may have, so that the reader of documents can refuse it.
    static func read(_ path: String) throws(FileFault) -> [UInt8] {
        let descriptor = open(path, O_RDONLY | O_CLOEXEC)
        guard descriptor >= 0 else { throw FileFault("open", path) }
        defer { close(descriptor) }
        var bytes: [UInt8] = []
        var chunk = [UInt8](repeating: 0, count: 64 << 10)
        while bytes.count <= TOMLDocument.maximumBytes {
            let count = Glibc.read(descriptor, &chunk, chunk.count)
            guard count >= 0 else { throw FileFault("read", path) }
            if count == 0 { break }
            bytes += chunk.prefix(count)
        }
        return bytes
    }
}
