// SPDX-License-Identifier: Apache-2.0

public import Chronology
import Model
public import Service
import Wire

/// Feeds recorded events to a plugin without a daemon, as the real one would: only its topics, with retries (without
/// delays) and dead letters. For the tests of plugins.
public struct PluginHarness<Subject: Plugin>: ~Copyable {
    private var delivery: EventDelivery<Subject>
    private var parser = JSONParser()

    /// Makes a harness for a plugin that is set up.
    ///
    /// - Parameter stateDirectory: where the dead letters go; it must exist.
    public init(_ plugin: Subject, stateDirectory: String, log: Log = Log { _, _ in }) throws {
        delivery = try EventDelivery(
            plugin, stateDirectory: stateDirectory, policy: RetryPolicy(firstDelay: .zero, longestDelay: .zero),
            log: log)
    }

    /// The plugin as it is now.
    public var plugin: Subject { delivery.plugin }
    /// How many events were set aside.
    public var deadLetters: Int { delivery.deadLetters.count }
    /// The last error of the plugin.
    public var lastError: String? { delivery.lastError }

    /// Feeds events, one on each line: a CloudEvent as published, or `{"topic": …, "event": …}` as `event.replay` has
    /// it. Returns the sequences of those that the plugin was asked to deal with.
    ///
    /// Throws ``NoEvent`` for a line that is none.
    @discardableResult
    public mutating func feed(_ lines: String) throws -> [SequenceNumber] {
        var fed: [SequenceNumber] = []
        for (index, line) in lines.split(separator: "\n", omittingEmptySubsequences: false).enumerated() {
            guard line.contains(where: { $0 != " " }) else { continue }
            guard let (event, json) = read(String(line)) else { throw NoEvent(line: index + 1) }
            guard let sequence = event.sequence, Topic.matches(event.topic, prefixes: plugin.topics) else { continue }
            // The pause never interrupts, so the outcome is always that the event is settled.
            _ = delivery.deliver(event, json: json, pause: { _ in true })
            fed.append(sequence)
        }
        return fed
    }

    private mutating func read(_ line: String) -> (Event, json: [UInt8])? {
        guard let datum = try? parser.parse(line) else { return nil }
        let inner = datum["event"] ?? datum
        guard let topic = datum["topic"]?.text ?? Self.topic(of: inner), let event = Event(topic: topic, inner) else {
            return nil
        }
        return (event, canonical(inner))
    }

    /// The topic that a CloudEvent was published under: its type without `registan.`, then its subject.
    private static func topic(of event: Datum) -> String? {
        guard let type = event["type"]?.text, type.hasPrefix("registan.") else { return nil }
        return ([String(type.dropFirst("registan.".count))] + [event["subject"]?.text].compactMap(\.self))
            .joined(separator: ".")
    }
}

/// A line that is no event.
public struct NoEvent: Error, Hashable, Sendable, CustomStringConvertible {
    /// The line, from 1.
    public let line: Int
    /// A sentence.
    public var description: String { "Line \(line) is not an event." }
}
