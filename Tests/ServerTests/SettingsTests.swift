// SPDX-License-Identifier: Apache-2.0

import Configuration
import Foundation
import Service
import Testing
import Wire

@testable import Server

@Suite struct ServerSettingsTests {
    private func read(_ toml: String) throws -> ServerSettings {
        let document = try TOMLDocument.parse(text: toml, file: "registand.toml")
        return try ServerSettings(try Settings.read(document, environment: [:], specs: ServerSettings.specs))
    }

    @Test func `without a file the defaults hold`() throws {
        let settings = try read("")
        #expect(settings.dataDirectory == nil)
        #expect(settings.logLevel == .info)
        #expect(settings.access.peer(uid: 4_000_000, isService: false)?.role == .operator)
        #expect(settings.access.peer(uid: 4_000_000, isService: true)?.role == .analyst)
        #expect(settings.access.peer(uid: 0, isService: true)?.role == .operator)
    }

    @Test func `listed users have their name and role, and others what is left for them`() throws {
        let settings = try read(
            """
            [access]
            local-role = "none"
            [[access.local]]
            uid = 4000001
            name = "anna"
            role = "analyst"
            """)
        #expect(settings.access.peer(uid: 4_000_001, isService: true) == .init(name: "anna", role: .analyst))
        #expect(settings.access.peer(uid: 4_000_002, isService: false) == nil)
    }

    @Test(arguments: [
        ("[acces]\n", "registand.toml:1:", "access"), ("[log]\nlevel = \"loud\"\n", "registand.toml:2:", "info"),
        ("[store]\nkind = \"postgres\"\n", "registand.toml:2:", "sqlite"),
        ("[access]\nlocal-role = \"oprator\"\n", "registand.toml:2:", "operator"),
        ("[[access.local]]\nuid = -1\nrole = \"reader\"\n", "registand.toml:2:", "0"),
        ("[[access.local]]\nname = \"x\"\n", "access.local", "uid"),
    ])
    func `a slip is refused with its place and what is allowed`(toml: String, place: String, remedy: String) {
        let error = #expect(throws: ConfigurationError.self) { _ = try read(toml) }
        #expect(error?.description.contains(place) == true, "\(error?.description ?? "")")
        #expect(error?.description.contains(remedy) == true, "\(error?.description ?? "")")
    }

    @Test func `the sample is the manual: it is read, and names every setting with its default`() throws {
        let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent()
        let text = try String(contentsOf: root.appending(path: "config/registand.toml"), encoding: .utf8)
        _ = try read(text)
        for (key, toml) in Settings.defaults(of: ServerSettings.specs) where key != "access.local" {
            let name = key.split(separator: ".").last.map(String.init) ?? key
            let line = toml.map { "\(name) = \($0)" } ?? "# \(name) = "
            #expect(text.contains("\n\(line)"), "\(line)")
        }
    }
}
