// SPDX-License-Identifier: Apache-2.0

import Wire

/// Idempotency keys of the writes that an event leads to: the same event leads to the same keys in the same order.
///
/// The register tells keys apart by the name that a client has there, and two plugins may run under one; so the plugin's
/// name is in the key, and the epoch too, for in another one the same sequence is another event.
struct DerivedKeys {
    /// The most bytes of a key.
    static let longest = 64

    private let stem: String
    private var count = 0

    init(plugin: String, event: Event) {
        stem = "\(plugin):\(event.epoch ?? 0):\(event.id)"
    }

    /// The key of the next write.
    mutating func next() -> String {
        count += 1
        let key = "\(stem):\(count)"
        return key.utf8.count <= Self.longest ? key : Self.digest(key)
    }

    /// 32 hexadecimal digits: FNV-1a with 128 bits (Fowler, Noll and Vo, 1991). Keys need to differ, not to resist
    /// anybody: whoever could forge one is the same user.
    private static func digest(_ text: String) -> String {
        let (basis, prime) = (
            0x6c62_272e_07bb_0142_62b8_2175_6295_c58d as UInt128, 0x100_0000_0000_0000_0000_013b as UInt128
        )
        let hash = text.utf8.reduce(basis) { ($0 ^ UInt128($1)) &* prime }
        let digits = String(hash, radix: 16)
        return String(repeating: "0", count: 32 - digits.utf8.count) + digits
    }
}
