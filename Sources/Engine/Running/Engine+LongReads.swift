// SPDX-License-Identifier: Apache-2.0

import Chronology
import Model
import Wire

extension Engine {
    /// Whether a long read waits for its next slice.
    public var hasWork: Bool { !longReads.isEmpty }

    /// Does one slice of the long read that has waited longest.
    public func work() {
        guard !isStopped, !longReads.isEmpty else { return }
        var read = longReads.removeFirst()
        do throws(RPCError) {
            try checkDeadline(read.request)
            if let result = read.advance(register) {
                respond(read.request, read.caller, result: result)
            } else {
                longReads.append(read)
            }
        } catch {
            refuse(error, read.request, read.caller)
        }
    }

    /// Takes out the long reads that began on records which are no more, to be begun anew.
    func takeReads(beyond head: SequenceNumber) -> [LongRead] {
        defer { longReads.removeAll { $0.pinned > head } }
        return longReads.filter { $0.pinned > head }
    }

    func begin(_ read: LongRead) throws(RPCError) {
        guard longReads.count < EngineLimits.longReads else { throw Self.busy("Too many long reads are under way.") }
        longReads.append(read)
    }
}
