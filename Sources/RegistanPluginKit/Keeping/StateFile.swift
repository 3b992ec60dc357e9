// SPDX-License-Identifier: Apache-2.0

import Glibc
import Service

/// A file in the state directory that holds the whole of what a plugin keeps. One owner.
///
/// It is replaced as one: after a crash it has the old content or the new one, and the new one is durable when
/// ``write(_:)`` returns. So what was kept before an event is acknowledged is there afterwards.
public struct StateFile: Sendable {
    /// The most bytes that are read.
    public static let longest = 64 << 20
    /// The path.
    public let path: String

    /// Names a file; it need not be there.
    public init(_ name: String, of setup: PluginSetup) { path = "\(setup.stateDirectory)/\(name)" }

    /// What was written last; nil where nothing was yet. Throws where it cannot be read, or is larger than ``longest``.
    public func read() throws -> [UInt8]? {
        guard access(path, F_OK) == 0 else { return nil }
        return try Files.read(path, limit: Self.longest)
    }

    /// Replaces the content, and waits until that is durable. On an error the old one stays. Cost: the whole is written.
    public func write(_ bytes: some Collection<UInt8>) throws(FileFault) {
        let temporary = path + ".new"
        let descriptor = open(temporary, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o640)
        guard descriptor >= 0 else { throw FileFault("write to", temporary) }
        defer { close(descriptor) }
        try write(Array(bytes)[...], to: descriptor, temporary)
        guard fsync(descriptor) == 0, rename(temporary, path) == 0 else { throw FileFault("replace", path) }
        LineFile.syncDirectory(of: path)
    }

    private func write(_ bytes: ArraySlice<UInt8>, to descriptor: Int32, _ name: String) throws(FileFault) {
        var rest = bytes
        while !rest.isEmpty {
            let written = rest.withUnsafeBytes { Glibc.write(descriptor, $0.baseAddress, $0.count) }
            if written < 0, errno == EINTR { continue }
            guard written > 0 else { throw FileFault("write to", name) }
            rest = rest.dropFirst(written)
        }
    }
}
