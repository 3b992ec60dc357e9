// SPDX-License-Identifier: Apache-2.0

import Foundation
import TestSupport
import Testing

@testable import RegistanPluginKit

@Suite struct LineFileTests {
    private let directory: TemporaryDirectory

    init() throws { directory = try TemporaryDirectory() }

    private var path: String { directory.path + "/lines" }

    @Test func `lines are appended and read back from the end`() throws {
        let file = try LineFile(path: path)
        #expect(try file.lastLines() == [])
        for line in ["one", "two"] { try file.append(Array(line.utf8)) }
        #expect(try file.lastLines().map { String(decoding: $0, as: UTF8.self) } == ["one", "two"])
    }

    @Test(arguments: [("one\n{\"tw", ["one"]), ("{", []), ("one\n", ["one"]), ("", [])] as [(String, [String])])
    func `a line that a crash cut off is removed`(content: String, lines: [String]) throws {
        try content.write(toFile: path, atomically: false, encoding: .utf8)
        let file = try LineFile(path: path)
        #expect(try file.lastLines().map { String(decoding: $0, as: UTF8.self) } == lines)
        try file.append(Array("new".utf8))
        #expect(try directory.lines("lines") == lines + ["new"])
    }

    @Test func `of a long file only whole lines are read`() throws {
        let long = String(repeating: "x", count: LineFile.tailBytes)
        try (long + "\nlast\n").write(toFile: path, atomically: false, encoding: .utf8)
        let file = try LineFile(path: path)
        #expect(try file.lastLines().map { String(decoding: $0, as: UTF8.self) } == ["last"])
    }

    @Test func `a file of somebody else is refused, and stays as it is`() throws {
        try "one\ntwo".write(toFile: path, atomically: false, encoding: .utf8)
        let error = #expect(throws: FileFault.self) { _ = try LineFile(path: path) }
        #expect(error?.description.contains("is not JSON; name another file") == true)
        #expect(try directory.lines("lines") == ["one", "two"])
    }

    @Test func `a file that cannot be opened says why`() {
        let error = #expect(throws: FileFault.self) { _ = try LineFile(path: directory.path + "/none/lines") }
        #expect(error?.description.contains("No such file or directory") == true)
    }
}
