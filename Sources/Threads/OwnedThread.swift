// SPDX-License-Identifier: Apache-2.0

import Glibc

/// A thread that owns what its body captures. It inherits the signal mask of whoever starts it.
public struct OwnedThread: Sendable {
    private final class Body {
        let run: () -> Void
        init(_ run: @escaping () -> Void) { self.run = run }
    }

    private let thread: pthread_t

    /// Starts a thread, or says why the system gives none.
    public init(_ run: sending @escaping () -> Void) throws(NoThread) {
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
            throw NoThread(cause: String(cString: strerror(status)))
        }
        self.thread = thread
    }

    /// Waits for its end. Called once at most; from the thread itself it does nothing.
    public func join() { pthread_join(thread, nil) }
}

/// That the system gave no thread.
public struct NoThread: Error, CustomStringConvertible {
    /// What the system said.
    public let cause: String

    /// A sentence for the operator.
    public var description: String { "The system gave no thread; raise the limit on tasks. (\(cause))" }
}
