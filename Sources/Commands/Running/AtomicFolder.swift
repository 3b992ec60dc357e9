// SPDX-License-Identifier: Apache-2.0

import Glibc

/// A folder written under another name beside its own, and renamed; an empty folder of that name is replaced.
final class AtomicFolder: NewFolder {
    private let path: String
    private var temporary: String?
    /// Everything made within it, for the case that it is let go.
    private var made: [String] = []
    private var folders: Set<String> = []

    /// Begins a folder where none is, or where an empty one is.
    init(_ path: String) throws(Failure) {
        let trimmed = path.last == "/" ? String(path.dropLast()) : path
        self.path = trimmed
        try Self.checkEmpty(trimmed)
        var template = Array((trimmed + ".XXXXXX").utf8CString)
        guard mkdtemp(&template) != nil else { throw .unwritable(path) }
        let temporary = String(decoding: template.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
        self.temporary = temporary
        chmod(temporary, Self.executable)
    }

    deinit {
        guard let temporary else { return }
        for path in made.reversed() { remove(path) }
        rmdir(temporary)
    }

    func write(_ path: String, _ bytes: [UInt8], isProgram: Bool) throws(Failure) {
        guard let temporary else { return }
        try makeFolders(on: path, in: temporary)
        let file = try AtomicFile("\(temporary)/\(path)")
        try file.write(bytes)
        try file.finish()
        if isProgram { chmod("\(temporary)/\(path)", Self.executable) }
        made.append("\(temporary)/\(path)")
    }

    func finish() throws(Failure) {
        guard let temporary else { return }
        guard rename(temporary, path) == 0 else { throw errno == ENOTEMPTY ? Self.full(path) : .unwritable(path) }
        self.temporary = nil
        try syncFolder(of: path)
    }

    /// The permissions of a folder or a program that somebody asked for.
    private static var executable: mode_t {
        let mask = umask(0)
        umask(mask)
        return 0o777 & ~mask
    }

    private func makeFolders(on path: String, in base: String) throws(Failure) {
        var folder = base
        for part in path.split(separator: "/").dropLast() {
            folder += "/\(part)"
            guard folders.insert(folder).inserted else { continue }
            guard mkdir(folder, 0o777) == 0 else { throw .unwritable(folder) }
            made.append(folder)
        }
    }

    private static func checkEmpty(_ path: String) throws(Failure) {
        var status = stat()
        guard stat(path, &status) == 0 else { return }
        guard status.st_mode & S_IFMT == S_IFDIR else {
            throw .usage("“\(path)” is a file.", hint: "Name a folder that is not there yet.")
        }
        guard let folder = opendir(path) else { throw .unwritable(path) }
        defer { closedir(folder) }
        var count = 0
        while readdir(folder) != nil { count += 1 }
        // A folder has itself and the one above it.
        guard count <= 2 else { throw full(path) }
    }

    private static func full(_ path: String) -> Failure {
        .usage("“\(path)” is not empty.", hint: "Name a folder that is not there yet, or an empty one.")
    }
}
