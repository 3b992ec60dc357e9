// SPDX-License-Identifier: Apache-2.0

import Chronology
public import Model
public import Wire

/// A journal and plugin sessions in memory, which answer as the daemon does.
public final class FakeRegister: Sendable {
    /// What it holds.
    public struct State: Sendable {
        /// The epoch.
        public var epoch: Int64 = 1
        /// The last sequence of the epoch before that still counts.
        public var fork: Int64 = 0
        /// The records, from sequence 1 on.
        public var records: [(topic: String, data: Datum)] = []
        /// The acknowledged cursor of each plugin.
        public var cursors: [String: Int64] = [:]
        /// The plugin behind each session.
        public var sessions: [String: String] = [:]
        /// All requests so far.
        public var calls: [Request] = []
        /// The sequence of what was published under each key.
        public var keys: [String: Int64] = [:]
        /// What was told of progress.
        public var progress: [Datum] = []
        /// Methods that are refused, and how.
        public var refusals: [String: RPCError] = [:]
        /// Requests that get no answer.
        public var isMute = false

        /// The head.
        public var head: Int64 { Int64(records.count) }

        /// How often a method was called.
        public func count(of method: String) -> Int { calls.count { $0.method == method } }
    }

    /// The state, to be changed and waited for.
    public let state = Watched(State())
    private static let sessionCounter = Watched(0)

    /// An empty register.
    public init() {}

    /// Appends a record without publishing it, and returns the event's bytes.
    @discardableResult
    public func append(_ topic: String, _ data: Datum = [:]) -> [UInt8] {
        state.change { state in
            state.records.append((topic, data))
            return Self.json(state, Int(state.head))
        }
    }

    /// The bytes of the event at a sequence.
    public func json(of sequence: Int) -> [UInt8] { state.change { Self.json($0, sequence) } }

    /// The data of a heartbeat.
    public var heartbeat: [UInt8] {
        let data = state.change { state -> Datum in
            ["head": .integer(state.head), "epoch": .integer(state.epoch), "hash": ""]
        }
        let writer = CloudEventWriter(register: "test", epoch: 1)
        return writer.transient(topic: Topic.heartbeat, id: "1", at: Instant(milliseconds: 0), data: canonical(data))
    }

    /// Answers a request.
    public func answer(_ request: Request) -> FakeDaemon.Answer {
        state.change { state in
            state.calls.append(request)
            guard !state.isMute else { return .silence }
            do throws(RPCError) {
                if let refusal = state.refusals[request.method] { throw refusal }
                return .send([Reply.result(request.id, raw: try Self.result(request, &state))])
            } catch { return .send([Reply.error(request.id, error)]) }
        }
    }
}

extension FakeRegister {
    private static func json(_ state: State, _ sequence: Int) -> [UInt8] {
        let record = state.records[sequence - 1]
        return CloudEventWriter(register: "test", epoch: Int32(state.epoch)).recorded(
            topic: record.topic, sequence: SequenceNumber(Int64(sequence)), at: Instant(milliseconds: 0), by: "tester",
            data: canonical(record.data))
    }

    private static func result(_ request: Request, _ state: inout State) throws(RPCError) -> [UInt8] {
        let params = request.params
        switch request.method {
        case "event.head":
            return canonical(["sequence": .integer(state.head), "epoch": .integer(state.epoch), "hash": ""])
        case "event.replay":
            return try replay(params, state)
        case "plugin.register":
            let name = params["name"]?.text ?? ""
            let session = "session-\(sessionCounter.change { $0 += 1; return $0 })"
            state.sessions[session] = name
            return canonical([
                "session": .string(session), "heartbeatSeconds": 0.02, "epoch": .integer(state.epoch),
                "cursor": .integer(state.cursors[name] ?? 0), "head": .integer(state.head),
            ])
        case "plugin.heartbeat", "plugin.leave":
            guard let session = params["session"]?.text, let name = state.sessions[session] else {
                throw RPCError(.notFound, "There is no such session.")
            }
            if let cursor = params["cursor"]?.integer { state.cursors[name] = cursor }
            if request.method == "plugin.leave" { state.sessions[session] = nil }
            return canonical(["head": .integer(state.head), "epoch": .integer(state.epoch)])
        case "event.publish":
            return try publish(params, &state)
        default:
            throw RPCError(.methodNotFound, "There is no method “\(request.method)”.", hint: "Look at rpc.discover.")
        }
    }

    private static func replay(_ params: Datum, _ state: State) throws(RPCError) -> [UInt8] {
        let after = params["after"]?.integer ?? 0
        if let epoch = params["epoch"]?.integer, epoch != state.epoch, after > state.fork {
            var error = RPCError(.conflict, "The cursor belongs to another epoch.")
            error.fork = .init(epoch: state.epoch, head: state.head)
            throw error
        }
        let prefixes = params["topics"]?.elements?.compactMap(\.text) ?? []
        let last = min(state.head, after + (params["limit"]?.integer ?? 1_000))
        var writer = JSONWriter()
        writer.beginObject()
        writer.key("events")
        writer.beginArray()
        for sequence in stride(from: after + 1, through: last, by: 1) {
            let record = state.records[Int(sequence) - 1]
            guard Topic.matches(record.topic, prefixes: prefixes) else { continue }
            writer.beginObject()
            writer.key("topic")
            writer.string(record.topic)
            writer.key("event")
            writer.raw(json(state, Int(sequence)))
            writer.endObject()
        }
        writer.endArray()
        for (name, number) in [("next", max(after, last)), ("head", state.head), ("epoch", state.epoch)] {
            writer.key(escaping: name)
            writer.integer(number)
        }
        writer.endObject()
        return writer.finish()
    }
}
