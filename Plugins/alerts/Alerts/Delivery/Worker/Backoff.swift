// SPDX-License-Identifier: Apache-2.0

/// How long a sink waits after failures: 1 s, doubling to 10 minutes, without an end.
enum Backoff {
    /// The wait after the first failure.
    static let first = Duration.seconds(1)
    /// The longest wait of our own.
    static let longest = Duration.seconds(600)
    /// The longest wait that a receiver can ask for.
    static let longestAsked = Duration.seconds(3_600)

    /// The wait after so many failures in a row; longer if the receiver asked for it.
    static func delay(afterFailures count: Int, asked: Duration?) -> Duration {
        let own = min(longest, first * (1 << min(max(count - 1, 0), 16)))
        return max(own, min(asked ?? .zero, longestAsked))
    }
}
