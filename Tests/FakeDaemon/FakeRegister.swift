// SPDX-License-Identifier: Apache-2.0

import Conformance
public import Model
public import Wire

/// A journal and plugin sessions in memory, which answer as the daemon does.
public final class FakeRegister: Sendable {
    /// What it holds.
    public struct State: Sendable {
        var chronicle = Chronicle()
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

        /// The topics of what is recorded, in order.
        public var topics: [String] { chronicle.records.map(\.topic) }

        /// Begins another epoch, which forgets what was recorded after a sequence.
        public mutating func beginEpoch(after fork: Int64) { chronicle.beginEpoch(after: fork) }

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
            let sequence = state.chronicle.append(topic, data)
            return state.chronicle.event(at: sequence).json
        }
    }

    /// The bytes of the event at a sequence.
    public func json(of sequence: Int) -> [UInt8] { state.change { $0.chronicle.event(at: Int64(sequence)).json } }

    /// The data of a heartbeat.
    public var heartbeat: [UInt8] { state.change { $0.chronicle.heartbeat() } }

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
    private static func result(_ request: Request, _ state: inout State) throws(RPCError) -> [UInt8] {
        let (params, chronicle) = (request.params, state.chronicle)
        switch request.method {
        case "event.head":
            return canonical([
                "sequence": .integer(chronicle.head), "epoch": .integer(chronicle.epoch),
                "hash": .string(chronicle.hash),
            ])
        case "event.replay":
            return try replay(params, chronicle)
        case "plugin.register":
            let name = params["name"]?.text ?? ""
            let session = "session-\(sessionCounter.change { $0 += 1; return $0 })"
            state.sessions[session] = name
            return canonical([
                "session": .string(session), "heartbeatSeconds": 0.02, "epoch": .integer(chronicle.epoch),
                "cursor": .integer(state.cursors[name] ?? 0), "head": .integer(chronicle.head),
            ])
        case "plugin.heartbeat", "plugin.leave":
            guard let session = params["session"]?.text, let name = state.sessions[session] else {
                throw RPCError(.notFound, "There is no such session.")
            }
            if let cursor = params["cursor"]?.integer { state.cursors[name] = cursor }
            if request.method == "plugin.leave" { state.sessions[session] = nil }
            return canonical(["head": .integer(chronicle.head), "epoch": .integer(chronicle.epoch)])
        case "event.publish":
            return try publish(params, &state)
        default:
            throw RPCError(.methodNotFound, "There is no method “\(request.method)”.", hint: "Look at rpc.discover.")
        }
    }

    private static func replay(_ params: Datum, _ chronicle: Chronicle) throws(RPCError) -> [UInt8] {
        let after = params["after"]?.integer ?? 0
        guard chronicle.holds(after, epoch: params["epoch"]?.integer ?? chronicle.epoch) else {
            var error = RPCError(.conflict, "The cursor belongs to another epoch.")
            error.fork = .init(epoch: chronicle.epoch, head: chronicle.head)
            throw error
        }
        let topics = params["topics"]?.elements?.compactMap(\.text) ?? []
        return chronicle.page(after: after, topics: topics, limit: params["limit"]?.integer ?? 1_000).json
    }
}
