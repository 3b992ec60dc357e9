// SPDX-License-Identifier: Apache-2.0

import CLinux
import Glibc

/// Wakes the owner thread from its ``Poller``: an eventfd.
public final class Wakeup: Sendable {
    /// The descriptor to watch; it becomes readable with ``signal()``.
    public let descriptor: Int32

    /// Opens the eventfd.
    public init() throws(MessagingError) {
        descriptor = eventfd(0, Int32(EFD_NONBLOCK | EFD_CLOEXEC))
        guard descriptor >= 0 else { throw .last("open an eventfd") }
    }

    deinit {
        close(descriptor)
    }

    /// Makes the descriptor readable. Any thread may call it, any number of times; it never blocks.
    public func signal() {
        // The write fails only when the counter is full, and then the descriptor is readable anyway.
        eventfd_write(descriptor, 1)
    }

    /// Makes the descriptor unreadable again. Call it on the owner thread, before looking at what was handed over.
    public func drain() {
        var count: eventfd_t = 0
        eventfd_read(descriptor, &count)
    }
}
