// SPDX-License-Identifier: Apache-2.0

import CZeroMQ
import Glibc

/// The process's one libzmq context: its I/O thread and the `inproc` name space.
///
/// Create one per process: libzmq 4.3.4 has known faults with several at a time. Every socket keeps its context alive,
/// so the context ends after the last socket, on the thread that lets go of it; this waits at most for the sockets'
/// linger time. New sockets linger for no time unless they ask for more.
///
/// `@unchecked Sendable`: libzmq documents its contexts, unlike its sockets, as safe to use from any thread, and the
/// pointer never changes.
public final class MessagingContext: @unchecked Sendable {
    let pointer: UnsafeMutableRawPointer

    /// Creates the context with one I/O thread. `sockets` is the largest number of sockets open at a time.
    public init(sockets: Int32 = Limits.sockets) throws(MessagingError) {
        guard let pointer = zmq_ctx_new() else { throw .last("create the messaging context") }
        self.pointer = pointer
        try set(ZMQ_MAX_SOCKETS, sockets)
        try set(ZMQ_BLOCKY, 0)
    }

    deinit {
        // EINTR is the only outcome that leaves the context alive.
        while zmq_ctx_term(pointer) == -1 && zmq_errno() == EINTR {}
    }

    private func set(_ option: Int32, _ value: Int32) throws(MessagingError) {
        guard zmq_ctx_set(pointer, option, value) == 0 else { throw .last("configure the messaging context") }
    }
}
