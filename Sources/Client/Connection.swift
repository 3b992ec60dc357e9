// SPDX-License-Identifier: Apache-2.0

public import Messaging
public import Model
import Service
import Wire

/// One connection to the command socket, for one request at a time. Not Sendable: it stays on the thread that made it.
///
/// After an error it can be used again. A reply that comes too late is dropped, never taken for the answer to another
/// request. Over a restart of the daemon libzmq connects again by itself.
public final class Connection {
    /// The longest wait for the connection itself; a daemon that does not let a client in for so long will not.
    public static let longestHandshake = Duration.seconds(5)
    /// How often, while waiting, to look whether anybody still listens.
    private static let knockInterval = Duration.milliseconds(250)

    private let endpoint: Endpoint
    private let patience: Duration
    private var channel: Channel

    /// Begins to connect to a daemon; a request waits for its reply for as long as `patience` says.
    ///
    /// Throws ``ClientError/noDaemon(endpoint:reason:)`` at once where nobody listens on an `ipc` socket; for TCP that
    /// shows at the first call.
    public init(
        endpoint: String, patience: Duration = .seconds(10), security: ClientSecurity = .local
    ) throws(ClientError) {
        self.patience = patience
        do throws(MessagingError) {
            self.endpoint = try Endpoint(endpoint)
            channel = try Channel(SharedContext.get(), to: self.endpoint, security: security)
        } catch { throw ClientError(error) }
        if let obstacle = Reachability.obstacle(at: self.endpoint) {
            throw .noDaemon(endpoint: endpoint, reason: obstacle)
        }
    }

    /// Sends a request and waits for its result.
    ///
    /// Writes carry the caller's `idempotencyKey` in `params`; only with one can an unknown outcome be settled.
    public func call(_ method: String, _ params: Datum = .object([])) throws(ClientError) -> Datum {
        try exchange(Outgoing(method: method, params: params)).result
    }

    /// As ``call(_:_:)``; also gives the result's bytes exactly as they were on the wire.
    public func callBytes(
        _ method: String, _ params: Datum = .object([])
    ) throws(ClientError) -> (result: Datum, json: [UInt8]) {
        let (result, reply) = try exchange(Outgoing(method: method, params: params))
        guard let json = JSONParts(reply[...]).member("result") else {
            throw .malformed("The reply to “\(method)” has no result that can be passed on.")
        }
        return (result, Array(json))
    }
}

extension Connection {
    private func exchange(_ request: Outgoing) throws(ClientError) -> (result: Datum, reply: [UInt8]) {
        let id = try send(request)
        let end = ContinuousClock.now + patience
        while case let rest = ContinuousClock.now.duration(to: end), rest > .zero {
            switch try receive(within: min(rest, Self.knockInterval)) {
            case .reply(id, .success(let result), let json): return (result, json)
            case .reply(id, .failure(let error), _): throw .refused(error)
            case .reply, .request, .other: continue
            case .nothing: try checkListening(request)
            }
        }
        throw unanswered(request)
    }

    /// Waits for the connection while somebody listens, then hands the request over.
    private func send(_ request: Outgoing) throws(ClientError) -> Int64 {
        let wait = min(patience, Self.longestHandshake)
        let end = ContinuousClock.now + wait
        repeat {
            do throws(MessagingError) {
                if let id = try channel.send(request, within: min(wait, Self.knockInterval)) { return id }
            } catch { throw ClientError(error) }
            if let obstacle = Reachability.obstacle(at: endpoint) {
                throw .noDaemon(endpoint: endpoint.description, reason: obstacle)
            }
        } while ContinuousClock.now < end
        throw .noDaemon(endpoint: endpoint.description, reason: silenceReason)
    }

    /// Ends the wait for a daemon that ended in the meantime: its successor knows nothing of the request.
    private func checkListening(_ request: Outgoing) throws(ClientError) {
        guard let obstacle = Reachability.obstacle(at: endpoint) else { return }
        let unanswered = unanswered(request)
        guard case .noAnswer = unanswered else { throw unanswered }
        throw .noDaemon(endpoint: endpoint.description, reason: obstacle)
    }

    private func receive(within rest: Duration) throws(ClientError) -> Channel.Received {
        do throws(MessagingError) { return try channel.receive(within: rest) } catch { throw ClientError(error) }
    }

    private var silenceReason: String {
        guard case .ipc = endpoint.transport else {
            return "nothing connects there; check the address, and that registand runs"
        }
        return "something listens there, but it lets nobody in; it hangs, or refuses this user or key"
    }

    /// Methods that are not in the catalogue belong to plugins and may do anything: their outcome counts as unknown.
    private func unanswered(_ request: Outgoing) -> ClientError {
        switch Catalogue.method(named: request.method)?.effect {
        case .read, .inspect, .session: .noAnswer(method: request.method, after: patience)
        case .write, nil: .outcomeUnknown(method: request.method, key: request.params["idempotencyKey"]?.text)
        }
    }
}

extension ClientError {
    /// A failure below the protocol: a wrong endpoint, no descriptors left.
    init(_ error: MessagingError) { self = .malformed("The connection failed: \(error).") }
}
