// SPDX-License-Identifier: Apache-2.0

package import Messaging
package import Model
package import Wire

/// A plugin's side of its session, on which both sides ask: its own requests and their replies, and calls of its
/// services with what it answers. Nothing here waits. Not Sendable: it stays on the thread that made it.
package final class SessionChannel {
    private let endpoint: Endpoint
    private var channel: Channel

    /// What was received.
    package enum Received {
        /// Nothing waits.
        case nothing
        /// The reply to the request with that id.
        case reply(id: Int64, Result<Datum, RPCError>)
        /// A request of the daemon.
        case request(Datum)
        /// Nothing of the protocol.
        case other
    }

    /// Begins to connect. Throws ``ClientError/noDaemon(endpoint:reason:)`` where nobody listens on an `ipc` socket.
    package init(endpoint: String, security: ClientSecurity = .local) throws(ClientError) {
        do throws(MessagingError) {
            self.endpoint = try Endpoint(endpoint)
            channel = try Channel(SharedContext.get(), to: self.endpoint, security: security)
        } catch { throw ClientError(error) }
        if let obstacle { throw obstacle }
    }

    /// Why nobody can be reached; nil where somebody listens, or only trying can tell.
    package var obstacle: ClientError? {
        Reachability.obstacle(at: endpoint).map { .noDaemon(endpoint: endpoint.description, reason: $0) }
    }

    /// What to say where somebody listens and nothing can be handed over. libzmq does not connect a refused peer again,
    /// so make another channel then.
    package var notLetIn: ClientError {
        .noDaemon(
            endpoint: endpoint.description,
            reason: "something listens there, but does not let the plugin in; it hangs, or refuses this user or key, "
                + "which its operator can allow")
    }

    /// Begins to watch for what comes in.
    package func watch(in poller: inout Poller) -> Poller.Watch { channel.watch(in: &poller) }

    /// Sends a request and returns its id; nil, with nothing sent, where there is no connection now.
    package func send(_ method: String, _ params: Datum) throws(ClientError) -> Int64? {
        do throws(MessagingError) {
            return try channel.send(Outgoing(method: method, params: params), within: .zero)
        } catch { throw ClientError(error) }
    }

    /// Sends the reply to a request of the daemon; false, with nothing sent, where there is no connection now.
    package func send(reply json: [UInt8]) throws(ClientError) -> Bool {
        do throws(MessagingError) { return try channel.send(reply: json) } catch { throw ClientError(error) }
    }

    /// Takes the next message that waits.
    package func receive() throws(ClientError) -> Received {
        do throws(MessagingError) {
            return switch try channel.receive() {
            case .nothing: .nothing
            case .reply(let id, let outcome, _): .reply(id: id, outcome)
            case .request(let request): .request(request)
            case .other: .other
            }
        } catch { throw ClientError(error) }
    }
}
