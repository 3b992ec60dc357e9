// SPDX-License-Identifier: Apache-2.0

import CLinux
import Glibc

/// A request to the process that arrives as a signal.
public enum Signal: Hashable, Sendable {
    /// SIGTERM: finish and end.
    case terminate
    /// SIGINT, a person's Ctrl-C: the same.
    case interrupt
    /// SIGHUP: read the configuration again.
    case hangUp

    fileprivate init?(number: Int32) {
        switch number {
        case SIGTERM: self = .terminate
        case SIGINT: self = .interrupt
        case SIGHUP: self = .hangUp
        default: return nil
        }
    }
}

/// SIGTERM, SIGINT and SIGHUP as something to read in the poll loop, instead of handlers that interrupt it.
///
/// Create it on the main thread before any other thread starts: the signals are blocked in this thread and in those that
/// it starts later, and a thread without the block would end the process. Child processes inherit the block.
public struct Signals: ~Copyable {
    /// The signalfd to watch; it is readable while a signal waits.
    public let descriptor: Int32

    /// Blocks the three signals in this thread and opens the signalfd.
    public init() throws(ServiceError) {
        var set = sigset_t()
        sigemptyset(&set)
        for number in [SIGTERM, SIGINT, SIGHUP] { sigaddset(&set, number) }
        let failure = pthread_sigmask(SIG_BLOCK, &set, nil)
        guard failure == 0 else { throw .failure(failure, "block signals") }
        let descriptor = signalfd(-1, &set, Int32(SFD_NONBLOCK | SFD_CLOEXEC))
        guard descriptor >= 0 else { throw .last("open a signalfd") }
        self.descriptor = descriptor
    }

    deinit {
        close(descriptor)
    }

    /// The next signal that waits, or nil. Several of one kind that arrive before they are read count as one.
    public func next() -> Signal? {
        var info = signalfd_siginfo()
        let size = MemoryLayout<signalfd_siginfo>.size
        guard read(descriptor, &info, size) == size else { return nil }
        return Signal(number: Int32(info.ssi_signo))
    }
}
