// SPDX-License-Identifier: Apache-2.0

import Wire

/// Counters and timings since the start, of the owner thread alone.
struct Metrics {
    /// How often a method was called, and how long it took on the owner thread, in nanoseconds.
    struct Timing {
        var count = 0
        var nanoseconds: UInt64 = 0
        /// Calls by the bound that they stayed below; the last counts all others.
        var buckets = Array(repeating: 0, count: Metrics.bounds.count + 1)

        mutating func add(_ elapsed: UInt64) {
            count += 1
            nanoseconds += elapsed
            buckets[Metrics.bounds.firstIndex { elapsed <= $0 } ?? Metrics.bounds.count] += 1
        }
    }

    /// Bounds of the buckets of timings, in nanoseconds.
    static let bounds: [UInt64] = [
        10_000, 30_000, 100_000, 300_000, 1_000_000, 3_000_000, 10_000_000, 100_000_000, 1_000_000_000,
    ]

    var timings: [String: Timing] = [:]
    var refusals: [RPCError.Code: Int] = [:]
    var events = 0
    var groups = 0
    var groupedRecords = 0
    var commit = Timing()
    var services = ServiceMetrics()

    mutating func called(_ method: String, _ elapsed: UInt64) { timings[method, default: Timing()].add(elapsed) }

    mutating func refused(_ code: RPCError.Code) { refusals[code, default: 0] += 1 }
}

/// What the metrics show of the engine's present state.
struct Gauges {
    let head: Int64
    let durable: Int64
    let claims: Int
    let entities: Int
    let pending: Int
    let memory: Int64
    let uptime: Double
    let calls: Int
    let plugins: [(name: String, lag: Int64)]
}

extension Metrics {
    /// The metrics as OpenMetrics 1.0 text.
    func text(_ gauges: Gauges) -> String {
        var text = ""
        gauge("registan_head", "Sequence of the last record decided.", gauges.head, &text)
        gauge("registan_durable", "Sequence of the last durable record.", gauges.durable, &text)
        gauge("registan_claims", "Claims that stand.", Int64(gauges.claims), &text)
        gauge("registan_entities", "Entities.", Int64(gauges.entities), &text)
        gauge("registan_pending_writes", "Writes that wait for the journal.", Int64(gauges.pending), &text)
        gauge("registan_memory_bytes", "Memory in use.", gauges.memory, &text)
        family("registan_uptime_seconds", "gauge", "Seconds since the start.", &text)
        text += "registan_uptime_seconds \(gauges.uptime)\n"
        counter("registan_events", "Recorded events published.", events, &text)
        counter("registan_journal_groups", "Groups of records made durable together.", groups, &text)
        counter("registan_journal_records", "Records made durable.", groupedRecords, &text)
        refusalCounters(&text)
        pluginGauges(gauges.plugins, &text)
        serviceCounters(inFlight: gauges.calls, &text)
        family("registan_request_seconds", "histogram", "Time of requests on the owner thread.", &text)
        for (method, timing) in timings.sorted(by: { $0.key < $1.key }) {
            histogram("registan_request_seconds", "method=\"\(method)\"", timing, &text)
        }
        family("registan_commit_seconds", "histogram", "Time from a write's decision to its being durable.", &text)
        histogram("registan_commit_seconds", "", commit, &text)
        return text + "# EOF\n"
    }

    func family(_ name: String, _ type: String, _ help: String, _ text: inout String) {
        text += "# TYPE \(name) \(type)\n# HELP \(name) \(help)\n"
    }

    func gauge(_ name: String, _ help: String, _ value: Int64, _ text: inout String) {
        family(name, "gauge", help, &text)
        text += "\(name) \(value)\n"
    }

    func counter(_ name: String, _ help: String, _ value: Int, _ text: inout String) {
        family(name, "counter", help, &text)
        text += "\(name)_total \(value)\n"
    }

    private func refusalCounters(_ text: inout String) {
        family("registan_refusals", "counter", "Requests answered with an error, by code.", &text)
        for (code, count) in refusals.sorted(by: { $0.key.rawValue < $1.key.rawValue }) {
            text += "registan_refusals_total{code=\"\(code.rawValue)\"} \(count)\n"
        }
    }

    private func pluginGauges(_ plugins: [(name: String, lag: Int64)], _ text: inout String) {
        family("registan_plugin_lag", "gauge", "Records that a plugin has not acknowledged.", &text)
        for plugin in plugins { text += "registan_plugin_lag{plugin=\"\(plugin.name)\"} \(plugin.lag)\n" }
    }

    private func histogram(_ name: String, _ label: String, _ timing: Timing, _ text: inout String) {
        var below = 0
        let comma = label.isEmpty ? "" : label + ","
        for (position, count) in timing.buckets.enumerated() {
            below += count
            let bound = position < Self.bounds.count ? String(Double(Self.bounds[position]) / 1e9) : "+Inf"
            text += "\(name)_bucket{\(comma)le=\"\(bound)\"} \(below)\n"
        }
        let braces = label.isEmpty ? "" : "{\(label)}"
        text += "\(name)_sum\(braces) \(Double(timing.nanoseconds) / 1e9)\n\(name)_count\(braces) \(timing.count)\n"
    }
}
