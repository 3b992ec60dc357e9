// SPDX-License-Identifier: Apache-2.0

import Glibc

/// A thread that owns what its body captures. It inherits the signal mask of whoever starts it.
struct OwnedThread {
    private final class Body {
        let run: () -> Void
        init(_ run: @escaping () -> Void) { self.run = run }
    }

    private let thread: pthread_t

    /// Starts a thread; nil if the system gives none.
    init?(_ run: sending @escaping () -> Void) {
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
            return nil
        }
        self.thread = thread
    }

    /// Waits for its end; once at most.
    func join() { pthread_join(thread, nil) }
}
