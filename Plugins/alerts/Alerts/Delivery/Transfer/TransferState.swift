// SPDX-License-Identifier: Apache-2.0

import CCurl
import Glibc

/// What libcurl's callbacks work on, all on the thread of the transfer.
final class TransferState {
    /// Bytes of an answer that are read; what comes after them ends the transfer.
    static let longestAnswer = 64 << 10
    /// Bytes of an answer that are kept.
    static let longestExcerpt = 1 << 10

    private var upload: ArraySlice<UInt8>
    private let mayConnect: (NetworkAddress) -> Bool
    private let isAbandoned: () -> Bool
    private var received = 0
    /// The beginning of the answer.
    private(set) var excerpt: [UInt8] = []
    /// The last address that the policy forbade.
    private(set) var refused: NetworkAddress?

    init(
        upload: [UInt8], mayConnect: @escaping (NetworkAddress) -> Bool, isAbandoned: @escaping () -> Bool
    ) {
        (self.upload, self.mayConnect, self.isAbandoned) = (upload[...], mayConnect, isAbandoned)
    }

    /// The state behind the pointer that libcurl hands back.
    private static func of(_ pointer: UnsafeMutableRawPointer?) -> TransferState? {
        pointer.map { Unmanaged<TransferState>.fromOpaque($0).takeUnretainedValue() }
    }
}

// The callbacks, as C wants them.
extension TransferState {
    /// Takes a piece of the answer; fewer than all bytes taken end the transfer.
    static let receive: @convention(c) (UnsafeMutablePointer<CChar>?, Int, Int, UnsafeMutableRawPointer?) -> Int = {
        bytes, size, count, pointer in
        guard let state = of(pointer), let bytes else { return 0 }
        return state.take(UnsafeRawBufferPointer(start: bytes, count: size * count))
    }

    /// Gives a piece of the upload; none ends it.
    static let send: @convention(c) (UnsafeMutablePointer<CChar>?, Int, Int, UnsafeMutableRawPointer?) -> Int = {
        room, size, count, pointer in
        guard let state = of(pointer), let room else { return Int(CURL_READFUNC_ABORT) }
        return state.give(UnsafeMutableRawBufferPointer(start: room, count: size * count))
    }

    /// Opens the socket for the address that will really be connected to, so that no answer of a name server comes
    /// between the check and the connection.
    static let openSocket:
        @convention(c) (UnsafeMutableRawPointer?, curlsocktype, UnsafeMutablePointer<curl_sockaddr>?) -> curl_socket_t =
            { pointer, _, target in
                guard let state = of(pointer), let target else { return -1 }
                return state.open(target)
            }

    /// Asked about once a second; anything but 0 ends the transfer.
    static let goOn:
        @convention(c) (UnsafeMutableRawPointer?, curl_off_t, curl_off_t, curl_off_t, curl_off_t) -> Int32 = {
            pointer, _, _, _, _ in of(pointer)?.isAbandoned() == false ? 0 : 1
        }

    private func take(_ bytes: UnsafeRawBufferPointer) -> Int {
        received += bytes.count
        excerpt += bytes.prefix(Self.longestExcerpt - excerpt.count)
        return received <= Self.longestAnswer ? bytes.count : 0
    }

    private func give(_ room: UnsafeMutableRawBufferPointer) -> Int {
        let piece = upload.prefix(room.count)
        room.copyBytes(from: piece)
        upload = upload.dropFirst(piece.count)
        return piece.count
    }

    private func open(_ target: UnsafeMutablePointer<curl_sockaddr>) -> curl_socket_t {
        let (family, type, number) = (target.pointee.family, target.pointee.socktype, target.pointee.`protocol`)
        // The address is longer than the member that stands for it, so it is read from where it begins.
        let offset = MemoryLayout<curl_sockaddr>.offset(of: \.addr) ?? 0
        guard let address = NetworkAddress(socket: UnsafeRawPointer(target) + offset, family: family) else { return -1 }
        guard mayConnect(address) else {
            refused = address
            return -1
        }
        return socket(family, type | Int32(SOCK_CLOEXEC.rawValue), number)
    }
}
