// SPDX-License-Identifier: Apache-2.0

import CZeroMQ

/// How peers of a bound endpoint prove who they are. In both cases the ``ZAPHandler`` has the last word.
public enum ServerSecurity: Sendable {
    /// No keys: for `ipc`, where the handler sees the peer's user, and for TCP on the loopback interface.
    case local
    /// CURVE with the server's secret key: the handler sees the peer's proven public key.
    case curve(secretKey: CurveSecretKey)
}

/// How a client proves who it is.
public enum ClientSecurity: Sendable {
    /// No keys.
    case local
    /// CURVE with the client's own secret key, to a server that holds the secret of `serverKey`.
    case curve(secretKey: CurveSecretKey, serverKey: CurvePublicKey)
}

extension SocketHandle {
    /// The ZAP domain of every server socket. libzmq asks the handler only when it is not empty.
    static let zapDomain = "registan"
    /// `ZMQ_ZAP_ENFORCE_DOMAIN`: its name stands in the draft part of zmq.h, its number is in every library since 4.3.
    private static let enforceDomain: Int32 = 93

    /// Makes the socket ask the ZAP handler about every peer, and refuse everybody while there is no handler.
    func requireAuthentication() throws(MessagingError) {
        try set(ZMQ_ZAP_DOMAIN, bytes: Array(Self.zapDomain.utf8))
        try set(Self.enforceDomain, 1)
    }

    /// Sets the mechanism of the endpoints bound from now on, and reads it back: libzmq would fall open without a word.
    func apply(_ security: ServerSecurity, for endpoint: Endpoint) throws(MessagingError) {
        switch security {
        case .local:
            guard endpoint.isLoopback else { throw Self.keysRequired(endpoint) }
            try set(ZMQ_CURVE_SERVER, 0)
            try expectMechanism(ZMQ_NULL, for: endpoint)
        case .curve(let secretKey):
            try set(ZMQ_CURVE_SERVER, 1)
            try set(ZMQ_CURVE_SECRETKEY, bytes: secretKey.data)
            try expectMechanism(ZMQ_CURVE, for: endpoint)
        }
    }

    /// Sets the client's keys before it connects.
    func apply(_ security: ClientSecurity, for endpoint: Endpoint) throws(MessagingError) {
        guard case .curve(let secretKey, let serverKey) = security else { return }
        try set(ZMQ_CURVE_SERVERKEY, bytes: serverKey.data)
        try set(ZMQ_CURVE_PUBLICKEY, bytes: try secretKey.publicKey.data)
        try set(ZMQ_CURVE_SECRETKEY, bytes: secretKey.data)
        try expectMechanism(ZMQ_CURVE, for: endpoint)
    }

    private func expectMechanism(_ mechanism: Int32, for endpoint: Endpoint) throws(MessagingError) {
        guard try get(ZMQ_MECHANISM) == mechanism else {
            let message = "libzmq did not take the security mechanism; it may be built without CURVE"
            throw MessagingError(
                .insecure, operation: "secure the socket", endpoint: endpoint.description, message: message)
        }
    }

    private static func keysRequired(_ endpoint: Endpoint) -> MessagingError {
        let message = "other machines can reach it; configure CURVE keys, or use ipc:// or tcp://127.0.0.1"
        return MessagingError(.insecure, operation: "bind", endpoint: endpoint.description, message: message)
    }
}
