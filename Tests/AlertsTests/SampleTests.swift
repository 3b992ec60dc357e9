// SPDX-License-Identifier: Apache-2.0

import Chronology
import Configuration
import Foundation
import RegistanPluginKit
import Service
import TestSupport
import Testing

@testable import Alerts

/// The sample configuration, which is the manual.
@Suite struct SampleTests {
    private static let sample = "\(#filePath)".replacing(
        "Tests/AlertsTests/SampleTests.swift", with: "config/alerts.toml")

    private func configuration(_ toml: String, in directory: TemporaryDirectory) throws -> AlertConfiguration {
        let read = try settings(toml)
        let setup = PluginSetup(
            settings: read.settings, document: read.document, stateDirectory: directory.path, log: Log { _, _ in })
        return try AlertConfiguration(setup, clock: LocalClock { _ in 0 }, now: { .init(milliseconds: 0) })
    }

    @Test func `the sample is what holds without a file`() throws {
        let directory = try TemporaryDirectory()
        let text = try String(contentsOfFile: Self.sample, encoding: .utf8)
        let (sample, standard) = (try configuration(text, in: directory), try configuration("", in: directory))
        #expect(sample.rules == standard.rules)
        #expect(sample.sinks.map(\.name) == standard.sinks.map(\.name))
        #expect(sample.plans.map(\.schedule.settings) == standard.plans.map(\.schedule.settings))
        #expect(sample.beginning == standard.beginning)
    }

    @Test func `the sample states every default, and names every setting without one`() throws {
        let text = try String(contentsOfFile: Self.sample, encoding: .utf8)
        let lines = text.split(separator: "\n").map { line in
            let plain = line.hasPrefix("# ") ? line.dropFirst(2) : line
            return plain.split(separator: "#").first.map { $0.split(separator: " ").joined(separator: " ") } ?? ""
        }
        let specs = AlertSettings.specs + AlertSettings.ruleColumns + AlertSettings.sinkColumns
        let ofExamples: Set = ["to"]
        for (key, toml) in Settings.defaults(of: specs) where !["rule", "sink"].contains(key) {
            guard let toml, !ofExamples.contains(key) else {
                #expect(lines.contains { $0.hasPrefix("\(key) = ") }, "\(key)")
                continue
            }
            #expect(lines.contains("\(key) = \(toml)"), "\(key) = \(toml)")
        }
        for placeholder in Placeholder.allCases { #expect(text.contains("{\(placeholder.rawValue)}")) }
    }

    /// Files that examples name as secrets, in a directory of the test.
    private func withSecrets(_ text: String, in directory: TemporaryDirectory) throws -> String {
        let secrets = [
            "chat-url": "https://example.org/hook", "chat-secret": "a-secret-of-more-than-24-bytes",
            "mail-password": "a-password", "ours.pem": "certificates",
        ]
        for (name, secret) in secrets {
            try secret.write(toFile: directory.file(name), atomically: true, encoding: .utf8)
        }
        return text.replacing("/run/credentials/registan-plugin@alerts.service", with: directory.path)
            .replacing("/etc/registan/secret", with: directory.path)
            .replacing("/etc/ssl/certs", with: directory.path)
    }

    @Test func `its examples can be used when they are uncommented`() throws {
        let directory = try TemporaryDirectory()
        let text = try String(contentsOfFile: Self.sample, encoding: .utf8)
        let settings = text.split(separator: "\n").compactMap { line -> Substring? in
            guard line.hasPrefix("# ") else { return line }
            let plain = line.dropFirst(2)
            let isSetting = plain.hasPrefix("[[") || plain.split(separator: " ").dropFirst().first == "="
            return isSetting && !plain.hasPrefix("url-file") ? plain : nil
        }
        let read = try configuration(withSecrets(settings.joined(separator: "\n"), in: directory), in: directory)
        #expect(read.sinks.map(\.name) == ["log", "file", "chat", "mail"])
    }

    @Test func `the examples of the guide can be used`() throws {
        let directory = try TemporaryDirectory()
        let guide = Self.sample.replacing("config/alerts.toml", with: "docs/alerts.md")
        let parts = try String(contentsOfFile: guide, encoding: .utf8).split(separator: "```toml\n").dropFirst()
        #expect(parts.count == 4)
        for part in parts {
            let toml = try #require(part.split(separator: "```").first)
            let read = try configuration(withSecrets(String(toml), in: directory), in: directory)
            #expect(!read.rules.isEmpty)
        }
    }
}
