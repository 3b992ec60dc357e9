// SPDX-License-Identifier: Apache-2.0

import Analysis
import Chronology
import Journal
import Model
import Register
import Wire

/// A write that the model has taken and the journal has not: what is needed to answer it, or to undo it.
struct PendingWrite {
    let token: UInt64
    let request: Request
    let caller: Caller
    let transaction: Transaction
    let drafts: [Draft]
    let first: SequenceNumber
    /// The result, ready to send.
    let result: [UInt8]
    /// The idempotency key that it was sent under, where there is one.
    let use: IdempotencyKeys.Use?
    /// When it was decided, in nanoseconds of the forward clock.
    let decided: UInt64
    /// How many entities and claims there are with it.
    let size: (entities: Int, claims: Int)
    /// Whether it is a record that follows from the model: nobody waits for it, and it is made again if it is refused.
    var isNote = false
    /// The answers of findings that it records.
    var answers: [Definition.Name: Verdict] = [:]
    /// Others who sent the same request under the same key meanwhile.
    var followers: [(request: Request, caller: Caller)] = []

    var last: SequenceNumber { first.advanced(by: drafts.count - 1) }
    var byteCount: Int { drafts.reduce(0) { $0 + $1.byteCount } }
}

/// A reply that waits until what it speaks of is durable.
struct HeldReply {
    let sequence: SequenceNumber
    let caller: Caller
    let bytes: [UInt8]
    /// The request, to be answered anew should the writes that it saw be refused.
    let request: Request
}

/// Writes and replies that wait for the journal, in the order of their sequences.
struct PendingWrites {
    private(set) var writes: ArraySlice<PendingWrite> = []
    private(set) var replies: ArraySlice<HeldReply> = []
    private(set) var bytes = 0

    var isFull: Bool { writes.count >= EngineLimits.pendingWrites || bytes >= EngineLimits.pendingBytes }
    var holdsTooMany: Bool { replies.count >= EngineLimits.heldReplies }

    mutating func add(_ write: PendingWrite) {
        writes.append(write)
        bytes += write.byteCount
    }

    mutating func hold(_ reply: HeldReply) { replies.append(reply) }

    /// Lets another request with the same key wait for the same reply; false where no such write is pending.
    mutating func follow(_ key: IdempotencyKeys.Scoped, request: Request, caller: Caller) -> Bool {
        guard let index = writes.lastIndex(where: { $0.use?.key == key }) else { return false }
        writes[index].followers.append((request, caller))
        return true
    }

    /// The next write that is durable through a sequence.
    mutating func takeWrite(through durable: SequenceNumber) -> PendingWrite? {
        guard let first = writes.first, first.last <= durable else { return nil }
        bytes -= first.byteCount
        return writes.popFirst()
    }

    /// The next reply that speaks of durable records only.
    mutating func takeReply(through durable: SequenceNumber) -> HeldReply? {
        guard let first = replies.first, first.sequence <= durable else { return nil }
        return replies.popFirst()
    }

    /// Everything that waits, which is then no longer waiting.
    mutating func takeAll() -> (writes: [PendingWrite], replies: [HeldReply]) {
        defer { self = PendingWrites() }
        return (Array(writes), Array(replies))
    }
}
