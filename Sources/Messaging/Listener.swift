// SPDX-License-Identifier: Apache-2.0

import CZeroMQ
import Glibc

extension SocketHandle {
    /// Sets what every server socket has: time to send its last messages, queues, handshake time, dead peers noticed, authentication required.
    func configureServer(queue: Int32) throws(MessagingError) {
        try set(ZMQ_LINGER, Limits.serverLingerMilliseconds)
        try set(ZMQ_SNDHWM, queue)
        try set(ZMQ_RCVHWM, queue)
        try set(ZMQ_HANDSHAKE_IVL, Limits.handshakeMilliseconds)
        try set(ZMQ_BACKLOG, Limits.backlog)
        try set(ZMQ_TCP_KEEPALIVE, 1)
        try requireAuthentication()
    }
}

/// How a server socket binds and unbinds. libzmq copies a socket's options at each bind, so the size limit, the
/// security and the file mode belong to the endpoint and are set just before it.
struct Listener {
    /// Bytes of one frame from a peer, where the socket needs less than the transport's limit.
    let frameBytes: Int64?

    func bind(
        _ socket: borrowing SocketHandle, to endpoint: Endpoint, security: ServerSecurity, mode: FileMode
    ) throws(MessagingError) -> Endpoint {
        try socket.apply(security, for: endpoint)
        switch endpoint.transport {
        case .ipc(let path):
            try checkFree(path)
            try socket.set(ZMQ_MAXMSGSIZE, wide: frameBytes ?? Limits.ipcFrameBytes)
            try mode.whileCreating { () throws(MessagingError) in try socket.bind(endpoint) }
        case .tcp(let host, _):
            try socket.set(ZMQ_IPV6, host.contains(":") ? 1 : 0)
            try socket.set(ZMQ_MAXMSGSIZE, wide: frameBytes ?? Limits.tcpFrameBytes)
            try socket.bind(endpoint)
        case .inproc:
            try socket.bind(endpoint)
            return endpoint
        }
        return try socket.lastEndpoint()
    }

    func unbind(_ socket: borrowing SocketHandle, from endpoint: Endpoint) throws(MessagingError) {
        guard zmq_unbind(socket.pointer, endpoint.description) == 0 else {
            throw .last("unbind", endpoint: endpoint.description)
        }
    }

    /// A stale socket file may be replaced, as libzmq does; any other file must not be.
    private func checkFree(_ path: String) throws(MessagingError) {
        var status = stat()
        guard lstat(path, &status) == 0, status.st_mode & S_IFMT != S_IFSOCK else { return }
        let message = "the path holds something that is not a socket; move it away"
        throw MessagingError(.inUse, operation: "bind", endpoint: "ipc://\(path)", message: message)
    }
}

extension SocketHandle {
    func bind(_ endpoint: Endpoint) throws(MessagingError) {
        guard zmq_bind(pointer, endpoint.description) == 0 else {
            throw .last("bind", endpoint: endpoint.description)
        }
    }

    func connect(_ endpoint: Endpoint) throws(MessagingError) {
        if case .tcp(let host, _) = endpoint.transport { try set(ZMQ_IPV6, host.contains(":") ? 1 : 0) }
        guard zmq_connect(pointer, endpoint.description) == 0 else {
            throw .last("connect", endpoint: endpoint.description)
        }
    }
}
