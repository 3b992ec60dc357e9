// SPDX-License-Identifier: Apache-2.0

/// What became of the calls of plugins' services since the start.
struct ServiceMetrics {
    /// Why a call ended without the plugin's answer.
    enum Failure: String, CaseIterable {
        /// Too many were under way, or the plugin's queue was full.
        case busy
        case deadline
        /// The plugin's session ended.
        case gone
        /// The plugin's reply was none.
        case malformed
        /// The daemon ended.
        case drain
    }

    var forwarded = 0
    private(set) var results = 0
    private(set) var errors = 0
    private(set) var failures: [Failure: Int] = [:]
    /// Replies that nobody waited for.
    var dropped = 0

    mutating func answered(isError: Bool) { if isError { errors += 1 } else { results += 1 } }

    mutating func failed(_ reason: Failure) { failures[reason, default: 0] += 1 }
}

extension Metrics {
    /// Adds what became of calls, and how many are under way.
    func serviceCounters(inFlight: Int, _ text: inout String) {
        gauge("registan_calls_in_flight", "Calls of services that plugins have not answered.", Int64(inFlight), &text)
        counter("registan_calls_forwarded", "Calls of services handed to plugins.", services.forwarded, &text)
        family("registan_calls_answered", "counter", "Calls that plugins answered, by outcome.", &text)
        for (outcome, count) in [("result", services.results), ("error", services.errors)] {
            text += "registan_calls_answered_total{outcome=\"\(outcome)\"} \(count)\n"
        }
        family("registan_calls_failed", "counter", "Calls that ended without a plugin's answer, by reason.", &text)
        for reason in ServiceMetrics.Failure.allCases {
            text += "registan_calls_failed_total{reason=\"\(reason)\"} \(services.failures[reason] ?? 0)\n"
        }
        counter("registan_replies_dropped", "Replies of plugins that nobody waited for.", services.dropped, &text)
    }
}
