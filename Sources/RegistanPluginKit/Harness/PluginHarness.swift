// SPDX-License-Identifier: Apache-2.0

public import Chronology
public import Client
public import Model
public import Service
public import Wire

/// Feeds recorded events to a plugin and calls its services, without a daemon, as the real one would: only its topics,
/// with retries (without delays) and dead letters, only declared services with declared parameters. For the tests of
/// plugins:
///
///     @Test func `a change is counted and told`() throws {
///         let setup = PluginSetup(
///             settings: try Settings.read(nil, environment: [:], specs: Tally.settings),
///             stateDirectory: directory, log: Log { _, _ in })
///         var harness = try PluginHarness(Tally(setup), stateDirectory: directory) { method, params in
///             method == "entity.get" ? ["name": "Uzbekistan"] : [:]
///         }
///         try harness.feed(#"{"specversion":"1.0","id":"7","type":"registan.membership.changed",…}"#)
///         #expect(harness.published.map(\.topic) == ["tally.changed.CSTO"])
///         #expect(try harness.call("tally", ["organisation": "CSTO"]) == ["changes": 1])
///     }
///
/// Lines to feed come from `registan watch --after 0 --json`, or from `event.replay`.
public struct PluginHarness<Subject: Plugin>: ~Copyable {
    /// What stands for the register: the answer to a method, or a thrown `RPCError` or ``ClientError``.
    public typealias Answering = (_ method: String, _ params: Datum) throws -> Datum

    /// How often the plugin may wait for a register that is away, before ``feed(_:)`` gives the event up as unsettled.
    static var mostWaits: Int { 20 }

    private let host: PluginHost<Subject>
    private let services: ServiceTable
    private let register: StagedRegister
    private var hasBegun = false

    /// Makes a harness for a plugin that is set up.
    ///
    /// - Parameters:
    ///   - stateDirectory: where the dead letters go; it must exist.
    ///   - answering: what stands for the register. Without it every call is refused.
    public init(
        _ plugin: Subject, stateDirectory: String, log: Log = Log { _, _ in },
        answering: Answering? = nil
    ) throws {
        let register = StagedRegister(
            publishes: plugin.publishes, answering: answering ?? StagedRegister.refusing)
        let services = try ServiceTable(Subject.name, plugin.services)
        let host = try PluginHost(
            plugin, register: RegisterAccess(plugin: Subject.name, line: register),
            deadLetters: DeadLetters(stateDirectory: stateDirectory),
            policy: RetryPolicy(firstDelay: .milliseconds(1), longestDelay: .milliseconds(1)), log: log)
        (self.register, self.services, self.host) = (register, services, host)
    }

    /// The plugin as it is now.
    public var plugin: Subject { host.plugin }
    /// How many events are set aside; they are in `dead-letters.jsonl` of the state directory.
    public var deadLetters: Int { host.deadLetters.count }
    /// The last error of the plugin.
    public var lastError: String? { host.lastError }
    /// What the plugin published, in order; what came again under its key is there once.
    public var published: [Publication] { register.published }
    /// What it told of how far it is, in order.
    public var progress: [Publication] { register.progress }

    /// Lets the plugin begin. The first event or call does it too. Throws ``HarnessFailure`` where it cannot.
    public mutating func begin() throws {
        guard !hasBegun else { return }
        guard host.begin(pause: Self.pauses()) == .done else {
            throw HarnessFailure(reason: "The plugin cannot begin: \(host.lastError ?? "")")
        }
        hasBegun = true
    }

    /// Feeds events, one on each line: a CloudEvent as published, or `{"topic": …, "event": …}` as `event.replay` has
    /// it. Returns the sequences of those that are settled: dealt with, or set aside.
    ///
    /// Throws ``NoEvent`` for a line that is none.
    @discardableResult
    public mutating func feed(_ lines: String) throws -> [SequenceNumber] {
        try begin()
        var fed: [SequenceNumber] = []
        for (index, line) in lines.split(separator: "\n", omittingEmptySubsequences: false).enumerated() {
            guard line.contains(where: { $0 != " " }) else { continue }
            guard let recorded = RecordedLine(String(line)) else { throw NoEvent(line: index + 1) }
            guard let sequence = recorded.event.sequence, isHeard(recorded.event) else { continue }
            if host.deliver(recorded.event, json: recorded.json, pause: Self.pauses()) { fed.append(sequence) }
        }
        return fed
    }

    /// Calls a service by its name without the plugin's, and returns its result.
    ///
    /// Throws the `RPCError` that the caller would get.
    public mutating func call(
        _ service: String, _ params: Datum = .object([]), by: String = "tester", role: Role = .operator,
        progressToken: String? = "token"
    ) throws -> Datum {
        try begin()
        let context = CallContext(
            by: by, role: role, deadline: try Instant("9999-12-31T23:59:59Z"), progress: progressToken)
        return try host.answer(
            services.call(method: "\(Subject.name).\(service)", params: params, context))
    }

    /// Tells the plugin of another epoch.
    public mutating func changeEpoch(_ change: EpochChange) { host.tell(change) }

    /// Delivers the dead letters again, as `--retry-dead-letters` does.
    public mutating func retryDeadLetters() throws {
        try begin()
        host.deliverDeadLetters(pause: Self.pauses(atMost: Self.mostWaits * max(1, deadLetters)))
    }

    /// Lets the plugin end.
    public mutating func end() { host.end() }

    /// Pauses without time; the last one is taken for the end.
    private static func pauses(atMost count: Int = mostWaits) -> (Duration) -> Bool {
        var rest = count
        return { duration in
            if duration > .zero { rest -= 1 }
            return rest >= 0
        }
    }
}

extension PluginHarness {
    /// Without topics a plugin hears nothing, whereas a filter without prefixes takes everything.
    private func isHeard(_ event: Event) -> Bool {
        !plugin.topics.isEmpty && Topic.matches(event.topic, prefixes: plugin.topics)
    }
}
