// SPDX-License-Identifier: Apache-2.0

import Client
import Foundation
import Model
import Testing

/// The command line of `registand`: what it loads, checks and refuses.
@Suite struct StartTests {
    @Test func `a dataset is loaded into an empty register, and never again`() throws {
        let place = try Place()
        defer { place.remove() }
        let daemon = try Daemon(place, ["--load", Files.dataset])
        defer { daemon.end() }
        let loaded = try Self.facts(daemon.connection())
        #expect(loaded.count > 0)
        #expect(try daemon.terminate() == 0)
        try daemon.restart()
        #expect(try Self.facts(daemon.connection()) == loaded)
        #expect(try daemon.terminate() == 0)
        #expect(daemon.child.transcript.contains { $0.contains("The register is not empty: --load changes nothing.") })
    }

    /// How many facts the journal holds, and their digest. Answers of findings come later, as the daemon gets to them.
    private static func facts(_ connection: Connection) throws -> (count: Int64, digest: String?) {
        let status = try connection.call("system.status")
        let digest = try connection.call("journal.verify")["replayHash"]?.text
        return ((status["claims"]?.integer ?? 0) + (status["entities"]?.integer ?? 0), digest)
    }

    @Test(arguments: [
        ("valid = \"2010-02-30/..\"", "claims.toml:6:9", "2010 has 28 days"), ("valid = 7", "claims.toml:6:9", "text"),
        ("valid = \"2010/..\"\nsubjct = \"AAA\"", "claims.toml:7:1", "subject"),
        ("valid = ", "claims.toml:6:", "expected value"),
    ])
    func `a fault in a dataset is named by file, line and column, and nothing is loaded`(
        lines: String, location: String, hint: String
    ) throws {
        let place = try Place()
        defer { place.remove() }
        let entities = """
            [[state]]
            id = "AAA"
            name = "State AAA"
            [[organisation]]
            id = "ONE"
            name = "Organisation ONE"

            """
        let claim = """
            [[claim]]
            kind = "membership"
            subject = "AAA"
            object = "ONE"
            value = { status = "member" }

            """
        try place.write("set/dataset.toml", "name = \"faulty\"\ntitle = \"A faulty dataset\"\nversion = 1\n")
        try place.write("set/entities.toml", entities)
        try place.write("set/claims.toml", claim + lines + "\n")
        let loading = try registand(place, ["--data", place.data, "--run", place.run, "--load", place.path + "/set"])
        #expect(loading.status == 1)
        #expect(loading.output.contains(location) && loading.output.contains(hint), "\(loading.output)")
        #expect(loading.output.contains("Nothing was loaded."), "\(loading.output)")
        let check = try registand(place, ["--data", place.data, "--check"])
        #expect(check.output.contains("0 entities, 0 claims, 0 records"), "\(check.output)")
    }

    @Test func `a check says what is there, and that the version is what it is`() throws {
        let place = try Place()
        defer { place.remove() }
        let daemon = try Daemon(place, ["--load", Files.dataset])
        defer { daemon.end() }
        #expect(try registand(place, ["--data", place.data, "--check"]).status == 1, "the daemon holds the lock")
        #expect(try daemon.terminate() == 0)
        let check = try registand(place, ["--data", place.data, "--check"])
        #expect(check.status == 0)
        #expect(check.output.hasPrefix("All is well: "), "\(check.output)")
        let version = try registand(place, ["--version"])
        #expect(version.status == 0)
        #expect(version.output.wholeMatch(of: /registand \d+\.\d+\.\d+/) != nil, "\(version.output)")
    }

    @Test(arguments: [
        ("[log]\nlevl = \"info\"\n", "registand.toml:2:1", "level"),
        ("[log]\nlevel = \"loud\"\n", "registand.toml:2:9", "info"),
        ("[log]\nlevel = 1\n", "registand.toml:2:9", "info"), ("[log\n", "registand.toml:1:", "expected"),
    ])
    func `a wrong configuration is refused with its place and what is allowed`(
        text: String, location: String, hint: String
    ) throws {
        let place = try Place()
        defer { place.remove() }
        let file = try place.write("registand.toml", text)
        let refused = try registand(place, ["--config", file, "--data", place.data, "--run", place.run])
        #expect(refused.status == 1)
        #expect(refused.output.contains(location) && refused.output.contains(hint), "\(refused.output)")
        #expect(!FileManager.default.fileExists(atPath: place.data), "nothing was made")
    }

    @Test(arguments: [["--daat", "x"], ["--data"], ["extra"]])
    func `a wrong command line is refused with exit status 2`(words: [String]) throws {
        let place = try Place()
        defer { place.remove() }
        let refused = try registand(place, words)
        #expect(refused.status == 2)
        #expect(refused.output.hasPrefix("registand: “\(words[0])”"), "\(refused.output)")
    }

    @Test func `a directory that cannot be made is refused with a sentence`() throws {
        let place = try Place()
        defer { place.remove() }
        let file = try place.write("file", "")
        for words in [["--data", file + "/data", "--run", place.run], ["--data", place.data, "--run", file]] {
            let refused = try registand(place, words)
            #expect(refused.status == 1)
            #expect(refused.output.contains(file), "\(refused.output)")
        }
    }
}
