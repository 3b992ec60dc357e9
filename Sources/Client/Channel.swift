// SPDX-License-Identifier: Apache-2.0

import Messaging
import Model
import Wire

/// A socket for requests with its numbering: what goes out has an id, what comes in is read. One owner thread.
struct Channel: ~Copyable {
    /// Bytes of one reply; as much as one frame over `ipc` may have.
    static let longestReply = Int(Limits.ipcFrameBytes)
    /// Values in one reply.
    static let mostValues = 8_000_000

    private var socket: DealerSocket
    private var message = Multipart()
    private var parser = JSONParser(limits: JSONLimits(bytes: longestReply, elements: mostValues))
    private var lastID: Int64 = 0

    /// What was received.
    enum Received {
        /// Nothing waits.
        case nothing
        /// The reply to a request with that id; `json` is the whole reply.
        case reply(id: Int64, Result<Datum, RPCError>, json: [UInt8])
        /// A request of the daemon, as it came.
        case request(Datum)
        /// Nothing of the protocol.
        case other
    }

    init(
        _ context: MessagingContext, to endpoint: Endpoint, security: ClientSecurity
    ) throws(MessagingError) {
        socket = try DealerSocket(context, connectingTo: endpoint, security: security)
    }

    /// Begins to watch for replies.
    func watch(in poller: inout Poller) -> Poller.Watch { poller.add(socket) }

    /// Sends a request and returns its id; nil if there is no connection within the timeout, and then nothing was sent.
    mutating func send(_ request: borrowing Outgoing, within timeout: Duration) throws(MessagingError) -> Int64? {
        lastID += 1
        let json = Call.request(id: lastID, method: request.method, params: request.params)
        return try socket.send(json.span.bytes, within: timeout) == .sent ? lastID : nil
    }

    /// Sends a reply to a request of the daemon; false, with nothing sent, where there is no connection with room.
    mutating func send(reply json: [UInt8]) throws(MessagingError) -> Bool {
        try socket.send(json.span.bytes) == .sent
    }

    /// Takes the next message, waiting up to the timeout for one.
    mutating func receive(within timeout: Duration = .zero) throws(MessagingError) -> Received {
        switch try socket.receive(into: &message, within: timeout) {
        case .nothing: return .nothing
        case .discarding, .discarded: return .other
        case .message: return read(message.copy(ofFrame: message.count - 1))
        }
    }

    private mutating func read(_ json: [UInt8]) -> Received {
        guard let reply = try? parser.parse(json) else { return .other }
        guard reply["method"] == nil else { return .request(reply) }
        guard case .integer(let id)? = RequestID(reply["id"]) else { return .other }
        if let error = reply["error"] { return .reply(id: id, .failure(RPCError(reading: error)), json: json) }
        guard let result = reply["result"] else { return .other }
        return .reply(id: id, .success(result), json: json)
    }
}

/// A request that is about to be sent.
struct Outgoing {
    let method: String
    let params: Datum
}
