// SPDX-License-Identifier: Apache-2.0

import Service

/// Files as the commands read them.
protocol FileReading {
    /// Reads a whole file; `-` is standard input. A file of more than `limit` bytes is refused.
    func read(_ path: String, limit: Int) throws(Failure) -> [UInt8]
    /// The files of a folder and of its folders whose names end so, in order.
    func list(in folder: String, suffix: String) throws(Failure) -> [String]
    /// Whether a path is a folder.
    func isFolder(_ path: String) -> Bool
    /// Whether there is anything at a path.
    func exists(_ path: String) -> Bool
}

/// How much of files is read.
enum FileLimits {
    /// The most bytes of a file that becomes part of one request; the daemon takes no more.
    static let request = 8 << 20
    /// The most bytes of a file that is imported, packed or unpacked.
    static let data = 1 << 30
    /// The most files of a dataset folder.
    static let folder = 1_000
}

/// The files of this machine.
struct SystemFiles: FileReading {
    func read(_ path: String, limit: Int) throws(Failure) -> [UInt8] {
        do { return try Files.read(path, limit: limit) } catch { throw Failure(error) }
    }

    func list(in folder: String, suffix: String) throws(Failure) -> [String] {
        do { return try Files.list(in: folder, suffix: suffix, most: FileLimits.folder) } catch { throw Failure(error) }
    }

    func isFolder(_ path: String) -> Bool { Files.isFolder(path) }

    func exists(_ path: String) -> Bool { Files.exists(path) }
}

extension Failure {
    /// What cannot be read.
    init(_ error: ServiceError) {
        let name = error.path.map { "“\($0)”" } ?? "It"
        self =
            switch error.code {
            case .tooLarge: .usage("\(name) is too large: \(error.message).", hint: "Give it in smaller parts.")
            default: .usage("\(name) cannot be read: \(error.message).", hint: "Name a file that is there.")
            }
    }
}
