// SPDX-License-Identifier: Apache-2.0

import Datasets
import Foundation
import TestSupport
import Testing

@testable import Server

/// Where the daemon keeps its data, and what it reads from folders.
@Suite struct DirectoryTests {
    private let root: TemporaryDirectory

    init() throws { root = try TemporaryDirectory() }

    private func put(_ text: String, at path: String) throws {
        let file = URL(filePath: root.file(path))
        try FileManager.default.createDirectory(
            at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
        try Data(text.utf8).write(to: file)
    }

    @Test(arguments: [
        (["STATE_DIRECTORY": "/var/lib/a:/var/lib/b", "HOME": "/h"], "/var/lib/a"),
        (["STATE_DIRECTORY": "", "XDG_STATE_HOME": "/x", "HOME": "/h"], "/x/registan"),
        (["XDG_STATE_HOME": "relative", "HOME": "/h"], "/h/.local/state/registan"),
        (["HOME": "/h"], "/h/.local/state/registan"),
    ])
    func `the environment says where the data is`(environment: [String: String], path: String) {
        #expect(DataDirectory.standard(environment: environment).path == path)
    }

    @Test func `the directory is made with those above it, for its owner alone`() throws {
        let directory = DataDirectory(path: root.path + "/a/b")
        try directory.create()
        let attributes = try FileManager.default.attributesOfItem(atPath: directory.path)
        #expect(attributes[.posixPermissions] as? Int == 0o700)
        try directory.create()
        #expect(directory.journalPath == directory.path + "/journal.sqlite")
    }

    @Test func `a directory that cannot be made is named with the reason`() throws {
        try put("", at: "file")
        let error = #expect(throws: StartFailure.self) { try DataDirectory(path: root.path + "/file/data").create() }
        #expect(error?.description.contains("/file/data") == true)
    }

    @Test func `a dataset folder gives its TOML files in order, and nothing hidden`() throws {
        for path in ["b.toml", "a/z.toml", "a/notes.md", ".hidden.toml", ".git/c.toml", "dataset.toml"] {
            try put(path, at: path)
        }
        let files = try DatasetFolder.files(root.path)
        #expect(files.map { $0.path.dropFirst(root.path.count + 1) } == ["a/z.toml", "b.toml", "dataset.toml"])
        #expect(files.map { String(decoding: $0.bytes, as: UTF8.self) } == ["a/z.toml", "b.toml", "dataset.toml"])
        #expect(try DatasetFolder.files(root.path + "/").count == 3)
    }

    @Test func `a folder that is missing, or holds no dataset, is refused by name`() throws {
        try put("", at: "empty/readme.md")
        for folder in ["empty", "missing"] {
            let error = #expect(throws: StartFailure.self) { _ = try DatasetFolder.files("\(root.path)/\(folder)") }
            #expect(error?.description.contains("/\(folder)”") == true, "\(error?.description ?? "")")
        }
    }

    @Test func `a folder with too many files is probably the wrong one`() throws {
        for number in 0...DatasetFolder.mostFiles { try put("", at: "\(number).toml") }
        let error = #expect(throws: StartFailure.self) { _ = try DatasetFolder.files(root.path) }
        #expect(error?.description.contains("more than \(DatasetFolder.mostFiles)") == true)
    }

    @Test func `a file that is too large to be text is refused`() throws {
        try put(String(repeating: "#", count: TextFile.limit + 1), at: "large.toml")
        let error = #expect(throws: StartFailure.self) { _ = try TextFile.read(root.path + "/large.toml") }
        #expect(error?.description.contains("\(TextFile.limit >> 20) MiB") == true)
        try put("", at: "none.toml")
        #expect(try TextFile.read(root.path + "/none.toml") == [])
    }
}
