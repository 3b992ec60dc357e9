// SPDX-License-Identifier: Apache-2.0

import Messaging
import Model
import Wire

@testable import Client

/// Sends many writes without waiting for the reply to the one before, and keeps the ledger of what was acknowledged.
struct Pipeline: ~Copyable {
    /// Writes under way at a time.
    static let width = 64

    private var channel: Channel
    /// What has no reply yet, by the id of its request.
    private(set) var open: [Int64: Write] = [:]

    struct Write {
        let key: String
        let parameters: Datum
    }

    init(_ daemon: Daemon) throws {
        channel = try Channel(SharedContext.get(), to: try Endpoint(daemon.place.command), security: .local)
    }

    /// Sends until as many are under way as may be.
    mutating func fill(_ workload: inout Workload) throws {
        while open.count < Self.width {
            let (key, parameters) = workload.next()
            try send(Write(key: key, parameters: parameters))
        }
    }

    mutating func send(_ write: Write) throws {
        let request = Outgoing(method: "claim.assert", params: write.parameters)
        guard let id = try channel.send(request, within: .patience) else { throw Failed("nobody takes requests") }
        open[id] = write
    }

    /// Takes one reply; nil where none comes in time.
    mutating func receive(within patience: Duration = .patience) throws -> (key: String, Result<Datum, RPCError>)? {
        while true {
            switch try channel.receive(within: patience) {
            case .nothing: return nil
            case .request, .other: continue
            case .reply(let id, let outcome, _):
                guard let write = open.removeValue(forKey: id) else { throw Failed("two replies to request \(id)") }
                return (write.key, outcome)
            }
        }
    }
}

/// What was acknowledged, kept outside the daemon.
struct Ledger {
    private(set) var entries: [String: (claim: String, sequence: Int64)] = [:]

    var count: Int { entries.count }

    mutating func note(_ key: String, _ result: Datum) throws {
        guard let id = result["ids"]?.elements?.first?.text, let sequence = result["sequence"]?.integer else {
            throw Failed("the reply to \(key) has no id and sequence")
        }
        entries[key] = (id, sequence)
    }

    /// What of it a journal does not hold exactly once, under the id and no later than at the sequence that were told.
    func lost(from replay: Replay) -> [String] {
        entries.filter { key, entry in
            guard let found = replay.claims[key], found.count == 1 else { return true }
            return found[0].id != entry.claim || found[0].sequence > entry.sequence
        }.map(\.key).sorted()
    }
}
