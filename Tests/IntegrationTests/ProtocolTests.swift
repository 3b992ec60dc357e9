// SPDX-License-Identifier: Apache-2.0

import Testing

/// The wire, judged by clients that share no code with ours.
@Suite struct ProtocolTests {
    @Test(
        .needsJudge,
        arguments: [
            "document.py", "sockets.py", "bad_input.py", "floods.py", "discovery.py", "events.py", "services.py",
        ])
    func `an outside client finds the protocol as it is described`(script: String) throws {
        let place = try Place()
        defer { place.remove() }
        let daemon = try Daemon(place, ["--load", Files.dataset])
        defer { daemon.end() }
        try Judge.run(script, in: place)
        #expect(try daemon.terminate() == 0, "\(daemon.child)")
    }
}
