// SPDX-License-Identifier: Apache-2.0

import CArchive

/// Data sets come packed: gzip, xz, bzip2, zstd, lz4, or a zip archive with one file in it.
public enum Decompression {
    /// Whether data begins as one of the formats that ``unpack(_:limit:)`` knows.
    public static func isPacked(_ bytes: [UInt8]) -> Bool {
        signatures.contains { bytes.starts(with: $0) }
    }

    /// Unpacks data in memory.
    ///
    /// - Parameter limit: the most bytes that may come of it, whatever the data claims of itself.
    public static func unpack(_ bytes: [UInt8], limit: Int) throws(DecompressionError) -> [UInt8] {
        guard let archive = archive_read_new() else { throw DecompressionError("memory is short") }
        defer { archive_read_free(archive) }
        archive_read_support_filter_all(archive)
        archive_read_support_format_raw(archive)
        archive_read_support_format_zip(archive)
        return try bytes.withUnsafeBytes { source in
            Result { () throws(DecompressionError) in try onlyFile(of: archive, in: source, limit: limit) }
        }.get()
    }

    private static func onlyFile(
        of archive: OpaquePointer, in source: UnsafeRawBufferPointer, limit: Int
    ) throws(DecompressionError) -> [UInt8] {
        var entry: OpaquePointer?
        guard archive_read_open_memory(archive, source.baseAddress, source.count) == ARCHIVE_OK,
            archive_read_next_header(archive, &entry) == ARCHIVE_OK
        else { throw DecompressionError(archive) }
        let content = try content(of: archive, limit: limit)
        guard archive_read_next_header(archive, &entry) == ARCHIVE_EOF else {
            throw DecompressionError("it holds more than one file; unpack it, and name the one that is meant")
        }
        return content
    }

    private static func content(of archive: OpaquePointer, limit: Int) throws(DecompressionError) -> [UInt8] {
        var content: [UInt8] = []
        var buffer = [UInt8](repeating: 0, count: chunk)
        while true {
            let count = archive_read_data(archive, &buffer, buffer.count)
            guard count >= 0 else { throw DecompressionError(archive) }
            guard count > 0 else { return content }
            content += buffer[..<count]
            guard content.count <= limit else {
                throw DecompressionError("unpacked it has more than \(limit >> 20) MiB")
            }
        }
    }

    private static let chunk = 256 << 10

    /// How each format begins.
    private static let signatures: [[UInt8]] = [
        [0x1f, 0x8b], [0xfd, 0x37, 0x7a, 0x58, 0x5a, 0x00], Array("BZh".utf8), [0x28, 0xb5, 0x2f, 0xfd],
        [0x04, 0x22, 0x4d, 0x18], [0x50, 0x4b, 0x03, 0x04],
    ]
}

/// Why data could not be unpacked.
public struct DecompressionError: Error, Hashable, Sendable, CustomStringConvertible {
    /// The reason, as half a sentence.
    public let description: String

    init(_ description: String) { self.description = description }

    /// What the library says of its last failure.
    init(_ archive: OpaquePointer) {
        description = archive_error_string(archive).map { String(cString: $0) } ?? "it is damaged"
    }
}
