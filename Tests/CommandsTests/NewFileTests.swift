// SPDX-License-Identifier: Apache-2.0

import Foundation
import TestSupport
import Testing

@testable import Commands

@Suite struct `A file that appears whole` {
    private let place: TemporaryDirectory

    init() throws { place = try TemporaryDirectory() }

    private func text(_ path: String) throws -> String { try String(contentsOfFile: path, encoding: .utf8) }

    private func names() throws -> [String] { try FileManager.default.contentsOfDirectory(atPath: place.path).sorted() }

    @Test func `has its name only when it is finished`() throws {
        let path = place.path + "/claims.csv"
        let file = try AtomicFile(path)
        try file.write(Array("a".utf8))
        #expect(!FileManager.default.fileExists(atPath: path))
        try file.finish()
        #expect(try text(path) == "a")
        #expect(try names() == ["claims.csv"])
    }

    @Test func `takes the place of an older one, and of none where it is let go`() throws {
        let path = place.path + "/claims.csv"
        try Data("old".utf8).write(to: URL(filePath: path))
        do {
            let file = try AtomicFile(path)
            try file.write(Array("half".utf8))
        }
        #expect(try text(path) == "old")
        let file = try AtomicFile(path)
        try file.write(Array("new".utf8))
        try file.finish()
        #expect(try text(path) == "new")
        #expect(try names() == ["claims.csv"])
    }

    @Test func `keeps a link a link`() throws {
        let link = place.path + "/link"
        try Data("old".utf8).write(to: URL(filePath: place.path + "/target"))
        try FileManager.default.createSymbolicLink(atPath: link, withDestinationPath: "target")
        let file = try AtomicFile(link)
        try file.write(Array("new".utf8))
        try file.finish()
        #expect(try text(place.path + "/target") == "new")
        #expect(try FileManager.default.destinationOfSymbolicLink(atPath: link) == "target")
    }

    @Test func `is refused where it cannot be`() throws {
        for (path, sentence) in [
            (place.path, "“\(place.path)” is a folder."), ("/dev/null", "“/dev/null” is no regular file."),
            (
                place.path + "/none/x",
                "“\(place.path)/none/x” cannot be written: No such file or directory."
            ),
        ] {
            let failure = #expect(throws: Failure.self) { _ = try AtomicFile(path) }
            #expect(failure?.sentence == sentence)
            #expect(failure?.hint != nil)
        }
        let without = #expect(throws: Failure.self) { _ = try AtomicFolder(place.path + "/none/x") }
        #expect(without?.hint?.contains("make it first, with mkdir -p") == true)
    }
}

@Suite struct `A folder that appears whole` {
    private let place: TemporaryDirectory

    init() throws { place = try TemporaryDirectory() }

    private func names() throws -> [String] { try FileManager.default.subpathsOfDirectory(atPath: place.path).sorted() }

    @Test(arguments: [false, true])
    func `has its name only when it is finished`(isThere: Bool) throws {
        let path = place.path + "/out"
        if isThere { try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: false) }
        let folder = try AtomicFolder(path + "/")
        try folder.write("a.toml", [])
        try folder.write("claims/b.toml", [])
        try folder.write("claims/c.toml", [])
        #expect(!FileManager.default.fileExists(atPath: path + "/a.toml"))
        try folder.finish()
        #expect(try names() == ["out", "out/a.toml", "out/claims", "out/claims/b.toml", "out/claims/c.toml"])
    }

    @Test func `leaves nothing where it is let go`() throws {
        do {
            let folder = try AtomicFolder(place.path + "/out")
            try folder.write("claims/b.toml", [])
        }
        #expect(try names().isEmpty)
    }

    @Test func `is refused where something is`() throws {
        try Data("x".utf8).write(to: URL(filePath: place.path + "/file"))
        let full = #expect(throws: Failure.self) { _ = try AtomicFolder(place.path) }
        #expect(full?.sentence == "“\(place.path)” is not empty.")
        let file = #expect(throws: Failure.self) { _ = try AtomicFolder(place.path + "/file") }
        #expect(file?.sentence == "“\(place.path)/file” is a file.")
    }
}
