// SPDX-License-Identifier: Apache-2.0

public import Chronology
public import Client
public import Model
import Wire

/// The register as a plugin reaches it: questions, writes, publications. Not Sendable: it stays on the plugin's thread.
///
/// Each call waits for its answer, and nothing else of the plugin happens meanwhile. A plugin that calls a service of
/// its own waits for itself, until that call's deadline.
public final class RegisterAccess {
    /// The plugin's name, for keys.
    private let plugin: String
    private let line: any RegisterLine
    private var keys: DerivedKeys?

    init(plugin: String, line: any RegisterLine) {
        self.plugin = plugin
        self.line = line
    }

    /// Calls a method of the register, or a service of another plugin, and waits for its result.
    ///
    /// Inside ``Plugin/handle(_:_:)`` a write without an `idempotencyKey` gets one that is derived from the event, so
    /// that an event that comes again writes nothing twice; it must lead to the same writes in the same order then.
    ///
    /// Throws `.refused` with the register's own words, or, within `Connection.standardPatience`, that there is no daemon
    /// or no answer; `.outcomeUnknown` where a write may have been carried out.
    public func call(_ method: String, _ params: Datum = .object([])) throws(ClientError) -> Datum {
        let takesKey = Catalogue.method(named: method)?.parameters.contains { $0.name == "idempotencyKey" } ?? false
        guard takesKey, params["idempotencyKey"] == nil else { return try line.call(method, params) }
        return try line.call(method, withKey(params))
    }

    /// Publishes an event of the plugin's own and returns its sequence, once it is durable.
    ///
    /// Inside ``Plugin/handle(_:_:)`` it carries a key that is derived from the event in hand, so that an event that
    /// comes again publishes nothing twice. That event must lead to the same publications in the same order then: others
    /// under the same key are refused (-32002). So take times from the event, not from the clock.
    ///
    /// Throws as ``call(_:_:)`` does; that the session ended meanwhile is told as a daemon that is away.
    ///
    /// - Parameters:
    ///   - topic: begins with one of ``Plugin/publishes``; at most `Topic.longest` bytes.
    ///   - data: an object; the record may have 60 KiB.
    @discardableResult
    public func publish(_ topic: String, _ data: Datum) throws(ClientError) -> SequenceNumber {
        let result = try line.publish(withKey(["topic": .string(topic), "data": data]))
        guard let sequence = result["sequence"]?.integer else {
            throw .malformed("The reply to “event.publish” lacks the sequence.")
        }
        return SequenceNumber(sequence)
    }

    /// Tells a caller who asked for it how far the plugin is; others are told nothing. What fails here stops nothing.
    ///
    /// - Parameters:
    ///   - fraction: from 0 to 1; nil where it is not known.
    ///   - text: what the plugin is at.
    public func progress(_ call: ServiceCall, _ fraction: Double?, _ text: String) {
        guard let token = call.progressToken else { return }
        let fraction = fraction.map { Datum.Member("fraction", .number(min(max($0, 0), 1))) }
        let data = Datum.object([fraction].compactMap(\.self) + [.init("text", .string(text))])
        _ = try? line.publish(["topic": .string(PublishedTopic.progressPrefix + token), "data": data])
    }

    /// Does something on behalf of an event: its writes get keys that are derived from it.
    func handling<Failure: Error>(_ event: Event, _ body: () throws(Failure) -> Void) throws(Failure) {
        keys = DerivedKeys(plugin: plugin, event: event)
        defer { keys = nil }
        try body()
    }

    private func withKey(_ params: Datum) -> Datum {
        guard let key = keys?.next(), let members = params.members else { return params }
        return .object(members + [.init("idempotencyKey", .string(key))])
    }
}

/// What carries a plugin's requests: the connection to a daemon, or what a test puts in its place.
protocol RegisterLine {
    /// Calls a method.
    func call(_ method: String, _ params: Datum) throws(ClientError) -> Datum
    /// Publishes, in the name of the plugin's session.
    func publish(_ params: Datum) throws(ClientError) -> Datum
}
