// SPDX-License-Identifier: Apache-2.0

import Foundation

/// The repository that this file was compiled in.
enum Repository {
    static let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent()
    static let python = root.appending(path: ".build/venv/bin/python3").path

    /// With `CI=true` a test that needs the judges runs without them too, and fails.
    static let mayRunJudges =
        FileManager.default.isExecutableFile(atPath: python) || ProcessInfo.processInfo.environment["CI"] == "true"

    static func text(_ path: String) throws -> String {
        try String(contentsOf: root.appending(path: path), encoding: .utf8)
    }

    /// The files of a folder by path, without what building and running leave behind.
    static func files(in folder: URL) -> [String] {
        let all = (try? FileManager.default.subpathsOfDirectory(atPath: folder.path)) ?? []
        return all.filter { path in
            var isFolder: ObjCBool = false
            _ = FileManager.default.fileExists(atPath: folder.appending(path: path).path, isDirectory: &isFolder)
            return !isFolder.boolValue && !left.contains { path.hasPrefix($0) } && !path.hasSuffix(".pyc")
        }.sorted()
    }

    private static let left = [".build/", ".swiftpm/", "state/", "Package.resolved"]
}
