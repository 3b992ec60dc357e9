// SPDX-License-Identifier: Apache-2.0

import Foundation

/// The package under test, found from where this file was compiled.
enum Package {
    /// Folders with Swift files.
    static let trees = ["Sources", "Plugins", "Tests"]

    static let root: URL = {
        var folder = URL(filePath: #filePath).deletingLastPathComponent()
        let manifest = "Package.swift"
        let isRoot = { (folder: URL) in
            FileManager.default.fileExists(atPath: folder.appending(path: manifest).path)
                && FileManager.default.fileExists(atPath: folder.appending(path: trees[0]).path)
        }
        while !isRoot(folder), folder.path != "/" { folder.deleteLastPathComponent() }
        return folder
    }()

    /// Paths of everything under a folder, from the root, in order.
    static func paths(under folder: String) -> [String] {
        let found = FileManager.default.enumerator(atPath: root.appending(path: folder).path)
        return (found?.allObjects as? [String] ?? []).sorted().map { "\(folder)/\($0)" }
    }

    /// The text of a file; empty if it cannot be read, which the test of its first line reports.
    static func text(of path: String) -> String {
        (try? String(contentsOf: root.appending(path: path), encoding: .utf8)) ?? ""
    }
}
