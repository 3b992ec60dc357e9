// SPDX-License-Identifier: Apache-2.0

import Glibc

/// A thread that owns what its body captures. It inherits the signal mask of whoever starts it.
struct JournalThread: Sendable {
    private final class Body {
        let run: () -> Void
        init(_ run: @escaping () -> Void) { self.run = run }
    }

    private let thread: pthread_t

    /// Starts a thread.
    init(_ run: sending @escaping () -> Void) throws(JournalFailure) {
        let body = Unmanaged.passRetained(Body(run))
        var thread = pthread_t()
        let status = pthread_create(
            &thread, nil,
            { pointer in
                // The pointer is the body retained above, and nobody else takes it.
                if let pointer { Unmanaged<Body>.fromOpaque(pointer).takeRetainedValue().run() }
                return nil
            }, body.toOpaque())
        guard status == 0 else {
            body.release()
            let cause = String(cString: strerror(status))
            throw JournalFailure(.noThread, "The system gave no thread; raise the limit on tasks.", cause: cause)
        }
        self.thread = thread
    }

    /// Waits for its end. Called once at most; from the thread itself it does nothing.
    func join() {
        pthread_join(thread, nil)
    }
}
