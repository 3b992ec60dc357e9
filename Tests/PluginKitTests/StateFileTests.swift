// SPDX-License-Identifier: Apache-2.0

import Configuration
import Foundation
import TestSupport
import Testing

@testable import RegistanPluginKit

@Suite struct StateFileTests {
    private let directory: TemporaryDirectory
    private let file: StateFile

    init() throws {
        directory = try TemporaryDirectory()
        let settings = try Settings.read(nil, environment: [:], prefix: "X", specs: [])
        file = StateFile("tally.json", of: PluginSetup(settings: settings, stateDirectory: directory.path, log: silent))
    }

    @Test func `what was written last is read, by others too`() throws {
        #expect(try file.read() == nil)
        try file.write(Array("first and longer".utf8))
        try file.write(Array("second".utf8))
        #expect(try file.read() == Array("second".utf8))
        #expect(directory.names == ["tally.json"])
    }

    @Test func `what cannot be written leaves the old content`() throws {
        try file.write(Array("old".utf8))
        // A folder in the place of the temporary file: not even root can open that for writing.
        try FileManager.default.createDirectory(atPath: file.path + ".new", withIntermediateDirectories: false)
        let fault = #expect(throws: FileFault.self) { try file.write(Array("new".utf8)) }
        #expect(fault?.description.contains("tally.json.new") == true)
        #expect(try file.read() == Array("old".utf8))
    }
}
