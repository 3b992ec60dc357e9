// SPDX-License-Identifier: Apache-2.0

import Synchronization

/// A queue through which other threads hand work to the owner thread.
///
/// The owner is woken only when the queue was empty, and takes everything at once by swapping arrays, so a busy queue
/// costs neither a system call nor an allocation per message. Several mailboxes may share one ``Wakeup``.
public final class Mailbox<Message: Sendable>: Sendable {
    /// How many messages may wait.
    public let capacity: Int
    private let wakeup: Wakeup
    private let messages = Mutex<[Message]>([])

    /// Makes an empty mailbox whose owner sleeps on `wakeup`.
    public init(waking wakeup: Wakeup, capacity: Int = Limits.mailbox) {
        self.wakeup = wakeup
        self.capacity = capacity
    }

    /// Puts a message in, in order with the others of this thread. Any thread may call it.
    ///
    /// Returns false, having done nothing, when `capacity` messages wait: the caller decides whether to wait or to refuse.
    public func post(_ message: Message) -> Bool {
        let waiting = messages.withLock { messages -> Int? in
            guard messages.count < capacity else { return nil }
            messages.append(message)
            return messages.count
        }
        if waiting == 1 { wakeup.signal() }
        return waiting != nil
    }

    /// Takes everything that waits into `batch`, whose former content is dropped and whose storage is used again.
    ///
    /// Call it on the owner thread after ``Wakeup/drain()``: in the other order a message could be left behind asleep.
    public func take(into batch: inout [Message]) {
        batch.removeAll(keepingCapacity: true)
        messages.withLock { swap(&$0, &batch) }
    }
}
