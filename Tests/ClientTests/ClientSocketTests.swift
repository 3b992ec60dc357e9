// SPDX-License-Identifier: Apache-2.0

import FakeDaemon
import Foundation
import Messaging
import Service
import Testing

/// Everything that opens sockets, one test at a time: libzmq 4.3.4 wants few contexts in a process.
@Suite(.serialized, .timeLimit(.minutes(1)))
enum ClientSocketTests {}

/// A run directory that goes away with the test.
final class TemporaryRun {
    let run: RunDirectory

    init() throws {
        var template = Array("/tmp/registan-XXXXXX".utf8CString)
        run = RunDirectory(try #require(mkdtemp(&template).map { String(cString: $0) }))
        // Another test may be binding a socket with a mask that takes the directory's search bit away.
        chmod(run.path, 0o700)
    }

    deinit {
        try? FileManager.default.removeItem(atPath: run.path)
    }

    func daemon(_ register: FakeRegister) throws -> FakeDaemon {
        try FakeDaemon(run) { register.answer($0) }
    }
}
