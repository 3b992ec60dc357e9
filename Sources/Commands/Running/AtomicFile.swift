// SPDX-License-Identifier: Apache-2.0

import Glibc

/// A file written under another name in the same folder, synced, and renamed over the one that is there.
final class AtomicFile: NewFile {
    private let path: String
    private var temporary: String?
    private let descriptor: Int32

    /// Begins a file where none is, or where a regular one is; a link stays a link to the new content.
    init(_ path: String) throws(Failure) {
        self.path = try Self.target(path)
        var template = Array((self.path + ".XXXXXX").utf8CString)
        descriptor = mkstemp(&template)
        guard descriptor >= 0 else { throw .unwritable(path) }
        temporary = String(decoding: template.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
        // Made for its owner alone; a file that somebody asked for has the permissions of any other.
        let mask = umask(0)
        umask(mask)
        fchmod(descriptor, 0o666 & ~mask)
    }

    deinit {
        close(descriptor)
        if let temporary { unlink(temporary) }
    }

    func write(_ bytes: [UInt8]) throws(Failure) {
        var rest = bytes[...]
        while !rest.isEmpty {
            let count = rest.withUnsafeBytes { Glibc.write(descriptor, $0.baseAddress, $0.count) }
            if count < 0, errno == EINTR { continue }
            guard count > 0 else { throw .unwritable(path) }
            rest = rest.dropFirst(count)
        }
    }

    func finish() throws(Failure) {
        guard let temporary, fsync(descriptor) == 0, rename(temporary, path) == 0 else { throw .unwritable(path) }
        self.temporary = nil
        try syncFolder(of: path)
    }

    private static func target(_ path: String) throws(Failure) -> String {
        var status = stat()
        guard stat(path, &status) == 0 else { return path }
        switch status.st_mode & S_IFMT {
        case S_IFREG: break
        case S_IFDIR: throw .usage("“\(path)” is a folder.", hint: "Name a file in it.")
        default: throw .usage("“\(path)” is no regular file.", hint: "Leave --output out and redirect the output.")
        }
        guard let resolved = realpath(path, nil) else { throw .unwritable(path) }
        defer { free(resolved) }
        return String(cString: resolved)
    }
}

/// Makes a new name in a folder durable.
func syncFolder(of path: String) throws(Failure) {
    let folder = open(parent(of: path), O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    guard folder >= 0 else { throw .unwritable(path) }
    defer { close(folder) }
    guard fsync(folder) == 0 else { throw .unwritable(path) }
}

/// The folder that a path stands in.
private func parent(of path: String) -> String {
    guard let slash = path.lastIndex(of: "/") else { return "." }
    return slash == path.startIndex ? "/" : String(path[..<slash])
}

extension Failure {
    /// What the system last said about a path.
    static func unwritable(_ path: String) -> Failure {
        let isWithoutFolder = errno == ENOENT
        return .usage(
            "“\(path)” cannot be written: \(String(cString: strerror(errno))).",
            hint: isWithoutFolder
                ? "The folder that it is to stand in must be there; make it first, with mkdir -p."
                : "Name a place that you may write to and that has room; nothing was left there.")
    }
}
