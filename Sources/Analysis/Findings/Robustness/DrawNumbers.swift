// SPDX-License-Identifier: Apache-2.0

/// The numbers of draws, by SplitMix64 (Steele, Lea and Flood 2014), in any order: each is a function of the seed and its
/// place alone. So an input has the same value in a draw whoever asks for it, and whatever else is drawn.
///
/// Not for secrets.
struct DrawNumbers: Sendable {
    private let seed: UInt64

    init(seed: UInt64) { self.seed = seed }

    /// The number at a place.
    subscript(place: UInt64) -> UInt64 { Self.mixed(seed &+ (place &+ 1) &* Self.gamma) }

    /// The generator of one of many streams that have nothing to do with each other.
    func stream(_ number: UInt64) -> DrawNumbers { DrawNumbers(seed: self[number]) }

    /// A number from 0 on and below 1, of 53 bits.
    func fraction(_ place: UInt64) -> Double { Double(self[place] >> 11) * 0x1p-53 }

    /// The odd number nearest to 2^64 by the golden ratio.
    private static let gamma: UInt64 = 0x9E37_79B9_7F4A_7C15

    /// The finalizer of MurmurHash3 in Stafford's variant 13.
    private static func mixed(_ number: UInt64) -> UInt64 {
        var mixed = number
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }
}

extension UInt64 {
    /// A number for a text, the same on every machine: FNV-1a (Fowler, Noll and Vo 1991).
    init(fingerprintOf text: String) {
        self = text.utf8.reduce(0xCBF2_9CE4_8422_2325) { ($0 ^ UInt64($1)) &* 0x100_0000_01B3 }
    }
}
