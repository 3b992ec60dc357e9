// SPDX-License-Identifier: Apache-2.0

import Configuration
import Datasets
import Foundation

/// Data sets that others have published and that are not part of this package: `REGISTAN_DATA`, or `../shared/data`
/// beside it. Tests that need them are skipped where they are absent.
enum PublicData {
    /// The package.
    static let package = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent()

    private static var folder: URL {
        ProcessInfo.processInfo.environment["REGISTAN_DATA"].map { URL(filePath: $0) }
            ?? package.deletingLastPathComponent().appending(path: "shared/data")
    }

    /// Whether a file is there.
    static func has(_ name: String) -> Bool {
        FileManager.default.isReadableFile(atPath: folder.appending(path: name).path)
    }

    /// The content of a file, unpacked where it is packed.
    static func bytes(_ name: String) throws -> [UInt8] {
        let file = folder.appending(path: name)
        guard name.hasSuffix(".xz") else { return [UInt8](try Data(contentsOf: file)) }
        let process = Process()
        let output = Pipe()
        process.executableURL = URL(filePath: "/usr/bin/env")
        process.arguments = ["xz", "-dc", file.path]
        process.standardOutput = output
        try process.run()
        let bytes = [UInt8](try output.fileHandleForReading.readToEnd() ?? Data())
        process.waitUntilExit()
        return bytes
    }

    /// A mapping of this package with its files of values.
    ///
    /// - Parameter change: what to write otherwise in it.
    static func mapping(
        _ name: String, change: (String, String) = ("", "")
    ) throws -> Mapping {
        let folder = package.appending(path: "config/mappings")
        func parse(_ file: String) throws -> TOMLDocument {
            var text = try String(contentsOf: folder.appending(path: file), encoding: .utf8)
            if !change.0.isEmpty { text = text.replacing(change.0, with: change.1) }
            return try TOMLDocument.parse(text: text, file: file)
        }
        let document = try parse(name + ".toml")
        var tables: [String: TOMLDocument] = [:]
        for file in try Mapping.tablesNeeded(in: document) { tables[file] = try parse(file) }
        return try Mapping(document, tables: tables)
    }

    /// A published file by its mapping.
    static func dataset(
        _ file: String, by name: String, change: (String, String) = ("", "")
    ) throws -> Dataset {
        try Dataset(csv: .init(path: file, bytes: try bytes(file)), by: try mapping(name, change: change))
    }
}
