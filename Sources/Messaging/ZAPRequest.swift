// SPDX-License-Identifier: Apache-2.0

/// A peer that wants to connect to a server socket (ZeroMQ RFC 27, ZAP 1.0).
public struct ZAPRequest: Hashable, Sendable {
    /// What the peer proved, or claims.
    public enum Mechanism: Hashable, Sendable {
        /// Nothing.
        case null
        /// A name and a password in clear text; this project never accepts it.
        case plain(name: String)
        /// That it holds the secret key that belongs to this public one.
        case curve(CurvePublicKey)
    }

    /// Where the peer is.
    public enum Peer: Hashable, Sendable {
        /// A process of this machine over `ipc`, vouched for by the kernel. Supplementary groups are not shown.
        case process(user: UInt32, group: UInt32, id: Int32)
        /// A machine over TCP, by its address in digits.
        case address(String)
    }

    /// The domain of the server socket.
    public let domain: String
    /// What the peer proved.
    public let mechanism: Mechanism
    /// Where the peer is.
    public let peer: Peer
}

/// Whether a peer may connect.
public enum ZAPDecision: Hashable, Sendable {
    /// Yes; everything that it sends carries this name, see ``Multipart/userID``.
    case allow(UserID)
    /// No. The client learns only that it was refused.
    case deny
}

extension ZAPRequest {
    /// Reads the frames of a request after the routing id and the delimiter; nil if they are not as the RFC has them.
    init?(_ frames: ArraySlice<[UInt8]>) {
        guard frames.count >= 6 else { return nil }
        let frames = Array(frames)
        guard frames[0] == Array("1.0".utf8) else { return nil }
        domain = String(decoding: frames[2], as: UTF8.self)
        peer = Peer(String(decoding: frames[3], as: UTF8.self))
        guard let mechanism = Mechanism(name: frames[5], credentials: frames[6...]) else { return nil }
        self.mechanism = mechanism
    }
}

extension ZAPRequest.Mechanism {
    fileprivate init?(name: [UInt8], credentials: ArraySlice<[UInt8]>) {
        switch (String(decoding: name, as: UTF8.self), credentials.first) {
        case ("NULL", nil): self = .null
        case ("PLAIN", let name?): self = .plain(name: String(decoding: name, as: UTF8.self))
        case ("CURVE", let key?):
            guard let key = CurvePublicKey(bytes: key) else { return nil }
            self = .curve(key)
        default: return nil
        }
    }
}

extension ZAPRequest.Peer {
    /// Reads libzmq's address. For `ipc` it is `localhost:uid:gid:pid`; over TCP it is in digits, so it cannot look so.
    init(_ text: String) {
        let parts = text.split(separator: ":", omittingEmptySubsequences: false)
        if parts.count == 4, parts[0] == "localhost",
            let user = UInt32(parts[1]), let group = UInt32(parts[2]), let id = Int32(parts[3])
        {
            self = .process(user: user, group: group, id: id)
        } else {
            self = .address(text)
        }
    }
}
