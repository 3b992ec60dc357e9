// SPDX-License-Identifier: Apache-2.0

import Glibc

/// A file of JSON lines that only grows, each durable when ``append(_:)`` returns. One owner.
///
/// A line that a crash cut off is removed when the file is opened: whoever wrote it was not told that it is durable.
/// A file whose end cannot be such a line is somebody else's, and refused.
public struct LineFile: ~Copyable {
    /// Bytes that are read from the end of the file; also the longest line that is recognised as torn.
    public static let tailBytes = 1 << 20
    /// The path.
    public let path: String
    private let descriptor: Int32

    /// Opens a file, or makes it with mode 0640, and mends its end. Throws where it cannot be opened or mended, and where
    /// its end is none that this could have written; that file is then as it was.
    public init(path: String) throws(FileFault) {
        self.path = path
        descriptor = open(path, O_RDWR | O_CREAT | O_APPEND | O_CLOEXEC, 0o640)
        guard descriptor >= 0 else { throw FileFault("open", path) }
        try removeTornLine()
        Self.syncDirectory(of: path)
    }

    deinit {
        close(descriptor)
    }

    /// Bytes in the file; 0 where the system does not say.
    public var size: Int {
        var status = stat()
        return fstat(descriptor, &status) == 0 ? Int(status.st_size) : 0
    }

    /// Appends a line, to which the end of line is added, and waits until it is durable.
    ///
    /// On an error nothing of it remains, so far as the system lets it be taken back.
    public func append(_ line: [UInt8]) throws(FileFault) {
        let before = size
        var rest = (line + [UInt8(ascii: "\n")])[...]
        while !rest.isEmpty {
            let written = rest.withUnsafeBytes { write(descriptor, $0.baseAddress, $0.count) }
            if written < 0, errno == EINTR { continue }
            guard written > 0 else { throw takeBack(to: before, FileFault("write to", path)) }
            rest = rest.dropFirst(written)
        }
        guard fdatasync(descriptor) == 0 else { throw takeBack(to: before, FileFault("sync", path)) }
    }

    /// The last lines without their ends, in order: as many as are whole within the last ``tailBytes``.
    public func lastLines() throws(FileFault) -> [ArraySlice<UInt8>] {
        let lines = try tail().split(separator: UInt8(ascii: "\n"))
        return size > Self.tailBytes ? Array(lines.dropFirst()) : lines
    }

    /// How many lines there are. Cost: the file is read through.
    func countOfLines() throws(FileFault) -> Int {
        var (count, offset) = (0, off_t(0))
        var chunk = [UInt8](repeating: 0, count: Self.tailBytes)
        while true {
            let read = pread(descriptor, &chunk, chunk.count, offset)
            guard read >= 0 else { throw FileFault("read", path) }
            guard read > 0 else { return count }
            count += chunk.prefix(read).count { $0 == UInt8(ascii: "\n") }
            offset += off_t(read)
        }
    }

    private func takeBack(to size: Int, _ fault: FileFault) -> FileFault {
        ftruncate(descriptor, off_t(size))
        return fault
    }

    /// Makes the file's name durable; where the system cannot, the file itself still is.
    static func syncDirectory(of path: String) {
        let directory = path.lastIndex(of: "/").map { String(path[...$0]) } ?? "."
        let descriptor = open(directory, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
        guard descriptor >= 0 else { return }
        fsync(descriptor)
        close(descriptor)
    }

    private func removeTornLine() throws(FileFault) {
        let tail = try tail()
        guard let last = tail.last, last != UInt8(ascii: "\n") else { return }
        let torn = tail[(tail.lastIndex(of: UInt8(ascii: "\n")).map { $0 + 1 } ?? 0)...]
        guard torn.first == UInt8(ascii: "{") else {
            throw FileFault("append to", path, "it ends with a line that is not JSON; name another file")
        }
        guard ftruncate(descriptor, off_t(size - torn.count)) == 0 else { throw FileFault("repair", path) }
    }

    /// The end of the file.
    private func tail() throws(FileFault) -> [UInt8] {
        let (size, count) = (size, min(size, Self.tailBytes))
        var bytes = [UInt8](repeating: 0, count: count)
        let read = pread(descriptor, &bytes, count, off_t(size - count))
        guard read == count else { throw FileFault("read", path) }
        return bytes
    }
}

/// Why a file cannot be used.
public struct FileFault: Error, Hashable, Sendable, CustomStringConvertible {
    /// What was attempted, as a verb.
    public let operation: String
    /// The file.
    public let path: String
    /// Why.
    public let reason: String

    /// The failure of the last system call of this thread, or one with a reason of its own.
    init(_ operation: String, _ path: String, _ reason: String? = nil) {
        (self.operation, self.path) = (operation, path)
        self.reason = reason ?? String(cString: strerror(errno))
    }

    /// A sentence.
    public var description: String { "Cannot \(operation) \(path): \(reason)." }
}
