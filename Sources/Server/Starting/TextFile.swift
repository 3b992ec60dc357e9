// SPDX-License-Identifier: Apache-2.0

import Glibc

/// Reads small files and folders, with a sentence where that fails.
enum TextFile {
    /// The most bytes of a file that is read whole.
    static let mostBytes = 16 << 20

    static func read(_ path: String) throws(StartFailure) -> [UInt8] {
        guard let file = fopen(path, "re") else { throw failure(path) }
        defer { fclose(file) }
        var bytes: [UInt8] = []
        var buffer = [UInt8](repeating: 0, count: 65_536)
        while true {
            let count = fread(&buffer, 1, buffer.count, file)
            guard count > 0 else { break }
            bytes += buffer.prefix(count)
            guard bytes.count <= mostBytes else { throw StartFailure("“\(path)” has more than \(mostBytes) bytes.") }
        }
        guard ferror(file) == 0 else { throw failure(path) }
        return bytes
    }

    /// Names in a folder, sorted, without those that begin with a dot.
    static func entries(of path: String) throws(StartFailure) -> [String] {
        guard let directory = opendir(path) else { throw failure(path) }
        defer { closedir(directory) }
        var names: [String] = []
        while let entry = readdir(directory) {
            let name = withUnsafePointer(to: &entry.pointee.d_name) { pointer in
                pointer.withMemoryRebound(to: CChar.self, capacity: Int(NAME_MAX) + 1) { String(cString: $0) }
            }
            if !name.hasPrefix(".") { names.append(name) }
        }
        return names.sorted()
    }

    static func isDirectory(_ path: String) -> Bool {
        var status = stat()
        return stat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFDIR
    }

    private static func failure(_ path: String) -> StartFailure {
        StartFailure("“\(path)” cannot be read: \(String(cString: strerror(errno))).")
    }
}
