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
        var attributes = pthread_condattr_t()
        pthread_condattr_init(&attributes)
        // A wait with a limit must not depend on somebody setting the clock.
        pthread_condattr_setclock(&attributes, CLOCK_MONOTONIC)
        pthread_cond_init(changed, &attributes)
        pthread_condattr_destroy(&attributes)
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

    /// Waits as the other `wait` does, but no longer than a time; nil if that went by without a result.
    public func wait<Result>(atMost limit: Duration, until body: (inout Value) -> Result?) -> Result? {
        var end = Self.instant(after: limit)
        pthread_mutex_lock(mutex)
        defer { pthread_mutex_unlock(mutex) }
        while true {
            if let result = body(&value) { return result }
            if pthread_cond_timedwait(changed, mutex, &end) == ETIMEDOUT { return body(&value) }
        }
    }

    /// A time of the monotonic clock.
    private static func instant(after duration: Duration) -> timespec {
        var time = timespec()
        clock_gettime(CLOCK_MONOTONIC, &time)
        let (seconds, attoseconds) = duration.components
        let nanoseconds = time.tv_nsec + Int(attoseconds / 1_000_000_000)
        time.tv_sec += Int(seconds) + nanoseconds / 1_000_000_000
        time.tv_nsec = nanoseconds % 1_000_000_000
        return time
    }
}
