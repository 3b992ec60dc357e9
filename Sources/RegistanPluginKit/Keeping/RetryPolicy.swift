// SPDX-License-Identifier: Apache-2.0

/// How often and after what delays a failing event is tried.
public struct RetryPolicy: Hashable, Sendable {
    /// Attempts in all; then the event goes to the dead letters.
    public static let attempts = 5
    /// The wait after the first failure; it doubles with each further one.
    public var firstDelay: Duration
    /// The longest wait.
    public var longestDelay: Duration

    /// The usual delays, or others.
    public init(firstDelay: Duration = .milliseconds(200), longestDelay: Duration = .seconds(10)) {
        self.firstDelay = firstDelay
        self.longestDelay = longestDelay
    }

    /// The wait after so many failures in a row.
    func delay(afterFailures count: Int) -> Duration {
        min(longestDelay, firstDelay * (1 << min(max(count - 1, 0), 16)))
    }
}
