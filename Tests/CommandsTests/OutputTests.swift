// SPDX-License-Identifier: Apache-2.0

import Glibc
import Testing

@testable import Commands

@Suite struct `The output` {
    /// A pipe whose reading end is closed.
    private static func abandonedPipe() -> Int32 {
        signal(SIGPIPE, SIG_IGN)
        var ends: [Int32] = [0, 0]
        guard pipe(&ends) == 0 else { return -1 }
        close(ends[0])
        return ends[1]
    }

    @Test func `closes when nobody reads what is written, and drops the rest`() {
        let descriptor = Self.abandonedPipe()
        defer { close(descriptor) }
        let output = Output(descriptor: descriptor)
        #expect(!output.isClosed)
        output.print("x")
        #expect(output.isClosed)
        output.print("y")
    }

    @Test func `notices without writing that its reader has gone`() {
        let descriptor = Self.abandonedPipe()
        defer { close(descriptor) }
        let output = Output(descriptor: descriptor)
        output.lookForReader()
        #expect(output.isClosed)
    }

    @Test func `stays open while somebody reads`() {
        var ends: [Int32] = [0, 0]
        #expect(pipe(&ends) == 0)
        defer { ends.forEach { close($0) } }
        let output = Output(descriptor: ends[1])
        output.print("x")
        output.lookForReader()
        #expect(!output.isClosed)
    }
}
