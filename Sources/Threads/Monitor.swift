// SPDX-License-Identifier: Apache-2.0

import Glibc

/// A value behind a mutex, with a condition to wait for: the meeting point of a thread and those who hand it work.
///
/// `Synchronization.Mutex` has no condition, hence POSIX's. `@unchecked Sendable` because the compiler cannot see that
/// `value` is touched only between lock and unlock; it is private, and every path below locks.
public final class Monitor<Value: Sendable>: @unchecked Sendable {
    private var value: Value
    /// On the heap, because POSIX forbids to move either.
    private let mutex = UnsafeMutablePointer<pthread_mutex_t>.allocate(capacity: 1)
    private let changed = UnsafeMutablePointer<pthread_cond_t>.allocate(capacity: 1)

    /// Puts a value behind a mutex.
    public init(_ value: Value) {
        self.value = value
        pthread_mutex_init(mutex, nil)
        pthread_cond_init(changed, nil)
    }

    deinit {
        pthread_cond_destroy(changed)
        pthread_mutex_destroy(mutex)
        changed.deallocate()
        mutex.deallocate()
    }

    /// Reads or changes the value and wakes whoever waits.
    public func update<Result>(_ body: (inout Value) -> Result) -> Result {
        pthread_mutex_lock(mutex)
        defer { pthread_mutex_unlock(mutex) }
        let result = body(&value)
        pthread_cond_broadcast(changed)
        return result
    }

    /// Waits until `body` gives a result; it is asked at once and after every change.
    public func wait<Result>(until body: (inout Value) -> Result?) -> Result {
        pthread_mutex_lock(mutex)
        defer { pthread_mutex_unlock(mutex) }
        while true {
            if let result = body(&value) { return result }
            pthread_cond_wait(changed, mutex)
        }
    }
}
