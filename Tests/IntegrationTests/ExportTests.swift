// SPDX-License-Identifier: Apache-2.0

import Client
import Foundation
import Model
import Testing

/// What `registan export` writes of a real daemon.
@Suite struct ExportTests {
    @Test(.needsJudge) func `outside judges accept every format`() throws {
        let place = try Place()
        defer { place.remove() }
        let daemon = try Daemon(place, ["--load", Files.dataset])
        defer { daemon.end() }
        for (format, name) in [
            ("jsonl", "register.jsonl"), ("csv", "claims.csv"), ("stix", "bundle.json"), ("geojson", "map.geojson"),
        ] {
            try Self.export(["--format", format, "-o", "\(place.path)/\(name)"], in: place)
        }
        let status = try daemon.connection().call("system.status")
        let claims = try #require(status["claims"]?.integer)
        try Judge.run("exports.py", [place.path, String(claims)], in: place)
    }

    @Test func `a dataset loads into another daemon, which exports it unchanged`() throws {
        let first = try Place()
        defer { first.remove() }
        let daemon = try Daemon(first, ["--load", Files.dataset])
        defer { daemon.end() }
        let folder = first.path + "/dataset"
        try Self.export(["--format", "dataset", "-o", folder], in: first)
        let second = try Place()
        defer { second.remove() }
        let other = try Daemon(second, ["--load", folder])
        defer { other.end() }
        try Self.export(["--format", "dataset", "-o", second.path + "/dataset"], in: second)
        #expect(try Self.files(in: second.path + "/dataset") == Self.files(in: folder))
        #expect(try Self.files(in: folder).count > 20)
        #expect(try Self.files(in: folder)["findings/findings.toml"] != nil)
        let question: Datum = ["on": "2016-12-31"]
        let findings = try Self.answers(daemon.connection().call("finding.list", question))
        #expect(!findings.isEmpty)
        #expect(try Self.answers(other.connection().call("finding.list", question)) == findings)
    }

    /// Findings without their evidence: claims have other ids elsewhere.
    private static func answers(_ list: Datum) -> [Datum] {
        (list["findings"]?.elements ?? []).map { finding in
            .object((finding.members ?? []).filter { $0.name != "evidence" })
        }
    }

    private static func export(_ words: [String], in place: Place) throws {
        let environment = place.environment.merging(["REGISTAN_ENDPOINT": place.command]) { $1 }
        let child = try Child(try Files.program("registan"), ["export"] + words, environment: environment)
        defer { child.end() }
        #expect(try child.wait() == 0, "\(child)")
    }

    private static func files(in folder: String) throws -> [String: Data] {
        let paths = try FileManager.default.subpathsOfDirectory(atPath: folder).filter { $0.hasSuffix(".toml") }
        return Dictionary(
            uniqueKeysWithValues: try paths.map { ($0, try Data(contentsOf: URL(filePath: "\(folder)/\($0)"))) })
    }
}
