// SPDX-License-Identifier: Apache-2.0

import Configuration
import Testing
import Wire

@testable import Server

/// Which role a local user gets, by number.
@Suite struct AccessRulesTests {
    private func rules(_ toml: String) throws -> AccessRules {
        let document = try TOMLDocument.parse(text: toml, file: "registand.toml")
        return try AccessRules(try Settings.read(document, environment: [:], specs: ServerSettings.specs))
    }

    /// A number that no user database has.
    private let stranger: UInt32 = 4_000_009

    @Test(arguments: Role.allCases, [false, true])
    func `one role for all others holds for root too, and with or without a service manager`(
        role: Role, isService: Bool
    ) throws {
        let rules = try rules("[access]\nlocal-role = \"\(role.rawValue)\"\n")
        #expect(rules.peer(uid: stranger, isService: isService)?.role == role)
        #expect(rules.peer(uid: 0, isService: isService)?.role == role)
    }

    @Test func `who is turned away has no name either, root included`() throws {
        let rules = try rules("[access]\nlocal-role = \"none\"\n")
        for uid in [0, stranger] { #expect(rules.peer(uid: uid, isService: false) == nil) }
    }

    @Test func `a list goes before what holds for others, also where it gives less`() throws {
        let rules = try rules("[[access.local]]\nuid = 0\nrole = \"reader\"\n")
        #expect(rules.peer(uid: 0, isService: false) == .init(name: "root", role: .reader))
    }

    @Test func `a user whom the system does not know is named by number`() throws {
        #expect(try rules("").peer(uid: stranger, isService: true) == .init(name: "uid-4000009", role: .analyst))
    }

    @Test func `the greatest number that a user may have can be listed`() throws {
        let rules = try rules("[[access.local]]\nuid = 4294967294\nname = \"last\"\nrole = \"plugin\"\n")
        #expect(rules.peer(uid: 4_294_967_294, isService: true)?.name == "last")
    }
}
