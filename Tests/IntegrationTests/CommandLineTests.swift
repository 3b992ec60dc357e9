// SPDX-License-Identifier: Apache-2.0

import Testing

/// `registan` as scripts see it.
@Suite struct CommandLineTests {
    @Test func `exit codes tell what happened`() throws {
        let place = try Place()
        defer { place.remove() }
        #expect(try Self.registan(["status"], in: place).status == 3, "no daemon")
        let daemon = try Daemon(place, ["--load", Files.dataset])
        defer { daemon.end() }
        #expect(try Self.registan(["status"], in: place).status == 0)
        let refused = try Self.registan(["members", "CSTOO"], in: place)
        #expect(refused.status == 1)
        #expect(refused.output.contains("Did you mean “CSTO”?"), "\(refused.output)")
        let misused = try Self.registan(["membres", "CSTO"], in: place)
        #expect(misused.status == 2)
        #expect(misused.output.contains("members"), "\(misused.output)")
        daemon.kill()
        #expect(try Self.registan(["status"], in: place).status == 3, "a socket that was left behind")
    }

    @Test func `a claim is recorded, asked for, and taken back`() throws {
        let place = try Place()
        defer { place.remove() }
        let daemon = try Daemon(place, ["--load", Files.dataset])
        defer { daemon.end() }
        let steps: [(words: [String], piece: String)] = [
            (["register", "source", "odkb-2017", "--name", "A communique", "reliability=B", "date=2017-02-01"], ""),
            (
                [
                    "record", "membership", "UZB", "CSTO", "status=member", "--from", "2017-02-01", "--source",
                    "odkb-2017",
                ], ""
            ),
            (["memberships", "UZB", "--on", "2017-06-01"], "member"),
            (["retract", "--source", "odkb-2017", "--reason", "a test"], ""), (["verify"], ""),
        ]
        for (words, piece) in steps {
            let outcome = try Self.registan(words, in: place)
            #expect(outcome.status == 0 && outcome.output.contains(piece), "\(words): \(outcome.output)")
        }
    }

    private static func registan(_ words: [String], in place: Place) throws -> (status: Int32, output: String) {
        let environment = place.environment.merging(["REGISTAN_ENDPOINT": place.command]) { $1 }
        let child = try Child(try Files.program("registan"), words, environment: environment)
        defer { child.end() }
        let status = try child.wait()
        return (status, child.transcript.joined(separator: "\n"))
    }
}
