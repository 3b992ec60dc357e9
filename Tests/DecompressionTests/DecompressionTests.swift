// SPDX-License-Identifier: Apache-2.0

import Decompression
import Foundation
import Testing

/// The same two lines, packed by other programs.
private let packed: [(format: String, base64: String)] = [
    ("gzip", "H4sIAAAAAAACAysuSSxJ1alMTSziCo1y0jEyMDDhAgCNqewxFAAAAA=="),
    (
        "xz",
        "/Td6WFoAAATm1rRGAgAhARYAAAB0L+WjAQATc3RhdGUseWVhcgpVWkIsMjAwNAoA746M9NxlkXoAASwU+AptAx+2830BAAAAAARZWg=="
    ),
    (
        "bzip2",
        "QlpoOTFBWSZTWTS9HIwAAAhfgAAQAARUABAAAhAiABwgIAAiEaZpoIQAAKeKAHDJjE3H3p+LuSKcKEgaXo5GAA=="
    ),
    ("zstd", "KLUv/QRYoQAAc3RhdGUseWVhcgpVWkIsMjAwNAonJiFC"),
    (
        "zip",
        "UEsDBBQAAAAAAAAAIQCNqewxFAAAABQAAAAFAAAAYS5jc3ZzdGF0ZSx5ZWFyClVaQiwyMDA0ClBLAQIUAxQAAAAAAAAAIQCNqewxFAAA"
            + "ABQAAAAFAAAAAAAAAAAAAACAAQAAAABhLmNzdlBLBQYAAAAAAQABADMAAAA3AAAAAAA="
    ),
]

private func bytes(_ base64: String) throws -> [UInt8] { Array(try #require(Data(base64Encoded: base64))) }

/// The reason of the failure to unpack something; empty where it was unpacked.
private func reason(_ bytes: [UInt8], limit: Int = 1 << 20) -> String {
    do {
        _ = try Decompression.unpack(bytes, limit: limit)
        return ""
    } catch { return "\(error)" }
}

@Test(arguments: packed) func `each format gives the file back`(format: String, base64: String) throws {
    let data = try bytes(base64)
    #expect(Decompression.isPacked(data))
    #expect(try Decompression.unpack(data, limit: 1 << 20) == Array("state,year\nUZB,2004\n".utf8))
}

@Test func `text is not packed`() {
    #expect(!Decompression.isPacked(Array("state,year\n".utf8)))
    #expect(!Decompression.isPacked([]))
}

@Test(arguments: packed) func `a file that was cut short is refused`(format: String, base64: String) throws {
    let data = try bytes(base64)
    #expect(reason(Array(data.prefix(data.count / 3))) != "")
}

@Test func `what would unpack beyond the limit is refused`() throws {
    let bomb = try bytes(
        "H4sIAAAAAAACA+3BAQEAAACAkP6v7ggK" + String(repeating: "A", count: 108) + "auuOl9cAAAEA")
    #expect(reason(bomb, limit: 1 << 12).contains("unpacked it has more than"))
}

@Test func `an archive of two files is refused`() throws {
    let two = try bytes(
        "UEsDBBQAAAAAAAAAIQC379yDAQAAAAEAAAABAAAAYTFQSwMEFAAAAAAAAAAhAA2+1RoBAAAAAQAAAAEAAABiMlBLAQIUAxQAAAAAAAAA"
            + "IQC379yDAQAAAAEAAAABAAAAAAAAAAAAAACAAQAAAABhUEsBAhQDFAAAAAAAAAAhAA2+1RoBAAAAAQAAAAEAAAAAAAAAAAAAAIAB"
            + "IAAAAGJQSwUGAAAAAAIAAgBeAAAAQAAAAAAA")
    #expect(reason(two).contains("more than one file"))
}
