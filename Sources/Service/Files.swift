// SPDX-License-Identifier: Apache-2.0

import Glibc

/// Files and folders that are read whole, each up to a limit.
public enum Files {
    /// Reads a file, or what a descriptor still holds.
    ///
    /// - Parameters:
    ///   - path: the file; `-` is standard input.
    ///   - limit: the most bytes; a longer file is refused, with nothing of it returned.
    public static func read(_ path: String, limit: Int) throws(ServiceError) -> [UInt8] {
        if path == "-" { return try readAll(STDIN_FILENO, "standard input", limit) }
        let descriptor = open(path, O_RDONLY | O_CLOEXEC)
        guard descriptor >= 0 else { throw .last("read the file", path: path) }
        defer { close(descriptor) }
        return try readAll(descriptor, path, limit)
    }

    /// The files of a folder and of the folders in it whose names end so, as paths in their order; names that begin with
    /// a dot are left out.
    ///
    /// - Parameter most: the most files; a folder with more is refused.
    public static func list(in folder: String, suffix: String, most: Int) throws(ServiceError) -> [String] {
        var found: [String] = []
        try walk(folder, suffix: suffix, most: most, into: &found)
        return found
    }

    private static func walk(
        _ folder: String, suffix: String, most: Int, into found: inout [String]
    ) throws(ServiceError) {
        for name in try names(in: folder) {
            let path = folder.hasSuffix("/") ? folder + name : "\(folder)/\(name)"
            if isFolder(path) {
                try walk(path, suffix: suffix, most: most, into: &found)
            } else if name.hasSuffix(suffix) {
                found.append(path)
            }
            guard found.count <= most else {
                throw ServiceError(
                    .tooLarge, operation: "read the folder", path: folder,
                    message: "it holds more than \(most) \(suffix) files")
            }
        }
    }

    /// Whether a path is a folder.
    public static func isFolder(_ path: String) -> Bool {
        var status = stat()
        return stat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFDIR
    }

    /// Whether there is anything at a path.
    public static func exists(_ path: String) -> Bool {
        var status = stat()
        return stat(path, &status) == 0
    }

    private static func readAll(_ descriptor: Int32, _ path: String, _ limit: Int) throws(ServiceError) -> [UInt8] {
        var bytes: [UInt8] = []
        var buffer = [UInt8](repeating: 0, count: chunk)
        while true {
            let count = Glibc.read(descriptor, &buffer, buffer.count)
            if count < 0, errno == EINTR { continue }
            guard count >= 0 else { throw .last("read the file", path: path) }
            guard count > 0 else { return bytes }
            bytes += buffer[..<count]
            guard bytes.count <= limit else {
                throw ServiceError(
                    .tooLarge, operation: "read the file", path: path, message: "it has more than \(limit >> 20) MiB")
            }
        }
    }

    private static let chunk = 256 << 10

    private static func names(in folder: String) throws(ServiceError) -> [String] {
        guard let directory = opendir(folder) else { throw .last("read the folder", path: folder) }
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
}
