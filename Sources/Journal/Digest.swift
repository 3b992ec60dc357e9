// SPDX-License-Identifier: Apache-2.0

import CSodium

/// 32 bytes of BLAKE2b-256 (RFC 7693), computed by libsodium's `crypto_generichash`, unkeyed.
public struct Digest: Hashable, Sendable, CustomStringConvertible {
    /// How many bytes a digest has.
    public static let byteCount = 32

    /// 32 zero bytes: stands where a digest should be and is not, since no content is known to have it.
    public static let zero = Digest()

    /// The bytes in memory order; four words so that comparing and hashing stay cheap and nothing is on the heap.
    private var words = SIMD4<UInt64>()

    private init() {}

    /// The digest of these bytes.
    public init(hashing bytes: [UInt8]) {
        self = bytes.withUnsafeBytes { Digest(hashing: $0) }
    }

    /// The digest of these bytes, which are only read during the call.
    public init(hashing bytes: UnsafeRawBufferPointer) {
        Self.prepareLibrary
        let input = bytes.assumingMemoryBound(to: UInt8.self)
        withUnsafeMutableBytes(of: &words) { output in
            // Memory of 32 bytes has an address.
            let target = output.assumingMemoryBound(to: UInt8.self).baseAddress!
            let status = crypto_generichash(
                target, Self.byteCount, input.baseAddress, UInt64(input.count), nil, 0)
            precondition(status == 0, "BLAKE2b refuses only sizes that are constants here")
        }
    }

    /// A digest that was computed before; nil unless there are exactly 32 bytes.
    public init?(bytes: UnsafeRawBufferPointer) {
        guard bytes.count == Self.byteCount else { return nil }
        withUnsafeMutableBytes(of: &words) { $0.copyMemory(from: bytes) }
    }

    /// A digest that was computed before; nil unless there are exactly 32 bytes.
    public init?(bytes: [UInt8]) {
        guard let digest = bytes.withUnsafeBytes({ Digest(bytes: $0) }) else { return nil }
        self = digest
    }

    /// A digest as its ``description`` writes it; nil unless there are 64 hexadecimal digits of either case.
    public init?(hex: String) {
        guard let bytes = Hexadecimal.bytes(hex) else { return nil }
        self.init(bytes: bytes)
    }

    /// Lends the 32 bytes for the time of the call.
    public func withUnsafeBytes<Result>(_ body: (UnsafeRawBufferPointer) -> Result) -> Result {
        Swift.withUnsafeBytes(of: words) { body($0) }
    }

    /// The 32 bytes.
    public var bytes: [UInt8] { withUnsafeBytes { [UInt8]($0) } }

    /// 64 lower-case hexadecimal digits.
    public var description: String { Hexadecimal.text(bytes) }

    /// Lets libsodium choose the fastest code for this processor, once; without it the portable code is used.
    private static let prepareLibrary: Void = { _ = sodium_init() }()
}
