// SPDX-License-Identifier: Apache-2.0

import Model
import Testing

@testable import Commands

@Suite struct `Help` {
    private static func read(_ line: String, width: Int = 80) -> String {
        let desk = Desk()
        desk.terminal = Terminal(isTerminal: true, width: width)
        #expect(desk.run(line) == .done)
        return desk.output
    }

    @Test func `of a command has usage, arguments, options and examples`() {
        #expect(
            Self.read("help rank") == """
                registan rank – change how a claim stands among those of its question
                Usage: registan rank CLAIM RANK --reason TEXT [OPTIONS]

                Arguments
                  CLAIM  the id of the claim
                  RANK   the new rank

                Options
                  --reason TEXT        why; it is recorded (required)
                  --dry-run            say what it would change, and write nothing
                  --key KEY            the idempotency key of an earlier try whose outcome is
                                       unknown
                  --json               print the result exactly as it came over the wire, one
                                       line a reply
                  --endpoint ENDPOINT  the daemon's command socket; else $REGISTAN_ENDPOINT,
                                       else the run directory's
                  --help               show this help

                Examples
                  # kept, but takes no part
                  registan rank c17 deprecated --reason 'superseded by the treaty text'
                  # before all normal ones
                  registan rank c18 preferred --reason 'the treaty itself'

                """)
    }

    @Test func `of a kind lists its fields, types and question`() {
        #expect(
            Self.read("help record dependence").contains(
                """
                The kind dependence: how far a state depends on a patron
                  subject   a state
                  object    a state
                  time      holds from --from to --to
                  question  subject, object, dimension

                Fields of dependence
                  dimension  in what respect (required)        one of political, economic,
                                                               energy, security
                  level      0 independent, 1 contacts, 2      a whole number from 0 to 4
                             important partner, 3 reliant, 4
                             survival

                """))
        #expect(Self.read("record dependence --help") == Self.read("help record dependence"))
    }

    @Test(arguments: ClaimKind.all.map(\.name))
    func `knows every kind of claim`(kind: String) throws {
        let text = Self.read("help record \(kind)", width: 400)
        for field in try #require(ClaimKind.named(kind)).fields { #expect(text.contains(field.summary)) }
    }

    @Test(arguments: EntityKind.allCases)
    func `knows every kind of entity`(kind: EntityKind) {
        let text = Self.read("help register \(kind.name)", width: 400)
        for field in kind.attributes { #expect(text.contains(field.summary)) }
    }

    @Test func `of a word that several commands share lists them`() {
        let scenario = Self.read("help scenario")
        for name in ["save", "list", "compare", "remove"] { #expect(scenario.contains("  scenario \(name) ")) }
        let plugin = Self.read("help plugin")
        for name in ["new", "try"] { #expect(plugin.contains("  plugin \(name) ")) }
        let findings = Self.read("help findings")
        for name in ["define", "remove"] { #expect(findings.contains("  findings \(name) ")) }
    }

    @Test func `names every command in the overview`() {
        let overview = Self.read("help")
        for command in Command.all { #expect(overview.contains("  \(command.name) ")) }
        #expect(Desk().run("") == .done)
        #expect(Self.read("--help") == overview)
        #expect(Self.read("--version") == "registan 0.1.0\n")
    }
}
