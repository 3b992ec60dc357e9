// SPDX-License-Identifier: Apache-2.0

import Foundation
import Service
import TestSupport
import Testing

@Test func `the files of a folder come in order, those of its folders among them`() throws {
    let folder = try TemporaryDirectory()
    for name in ["b.toml", "a/z.toml", "a/notes.md", "c.toml", ".hidden.toml"] {
        let file = URL(fileURLWithPath: "\(folder.path)/\(name)")
        try FileManager.default.createDirectory(at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
        try Data("x".utf8).write(to: file)
    }
    let found = try Files.list(in: folder.path, suffix: ".toml", most: 3)
    #expect(found.map { $0.dropFirst(folder.path.count) } == ["/a/z.toml", "/b.toml", "/c.toml"])
    #expect(throws: ServiceError.self) { try Files.list(in: folder.path, suffix: ".toml", most: 2) }
}

@Test func `a file is read up to its limit, and refused beyond`() throws {
    let folder = try TemporaryDirectory()
    let path = "\(folder.path)/data"
    try Data(repeating: 7, count: 1_000_000).write(to: URL(fileURLWithPath: path))
    #expect(try Files.read(path, limit: 1_000_000).count == 1_000_000)
    #expect(throws: ServiceError.self) { try Files.read(path, limit: 999_999) }
}

@Test func `what is not there is said so`() {
    let error = #expect(throws: ServiceError.self) { try Files.read("/nowhere/at/all", limit: 1) }
    #expect(error?.message.contains("No such file") == true)
    #expect(throws: ServiceError.self) { try Files.list(in: "/nowhere/at/all", suffix: "", most: 1) }
}

@Test func `a relative run directory is meant from where the process is`() {
    let here = FileManager.default.currentDirectoryPath
    #expect(RunDirectory("run").path == "\(here)/run")
    #expect(RunDirectory("run/").commandEndpoint == "ipc://\(here)/run/command.sock")
    #expect(RunDirectory("/run/x/").path == "/run/x")
}
