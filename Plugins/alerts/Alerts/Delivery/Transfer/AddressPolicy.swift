// SPDX-License-Identifier: Apache-2.0

/// Which addresses belong to the public Internet, by IANA's registries of special-purpose addresses (RFC 6890).
///
/// A webhook that reached others could be used to talk to what trusts this machine: its own services, the neighbours in
/// its network, or the metadata of a cloud (169.254.169.254, fd00:ec2::254).
enum AddressPolicy {
    /// Whether an address is public: neither private nor loopback, link-local, unique-local, shared, multicast,
    /// documentation, reserved, nor one that leads to such an address of version 4.
    static func isPublic(_ address: NetworkAddress) -> Bool {
        if address.four != nil { return !specialFour.contains { $0.contains(address) } }
        for translation in translations where translation.prefix.contains(address) {
            let inner = address.bytes[translation.offset..<translation.offset + 4]
            return NetworkAddress(bytes: Array(inner)).map(isPublic) ?? false
        }
        return globalUnicast.contains { $0.contains(address) } && !specialSix.contains { $0.contains(address) }
    }

    private static let specialFour = prefixes([
        "0.0.0.0/8", "10.0.0.0/8", "100.64.0.0/10", "127.0.0.0/8", "169.254.0.0/16", "172.16.0.0/12", "192.0.0.0/24",
        "192.0.2.0/24", "192.88.99.0/24", "192.168.0.0/16", "198.18.0.0/15", "198.51.100.0/24", "203.0.113.0/24",
        "224.0.0.0/4", "240.0.0.0/4",
    ])

    private static let globalUnicast = prefixes(["2000::/3"])
    private static let specialSix = prefixes(["2001::/23", "2001:db8::/32", "3fff::/20"])

    /// Where version 4 stands within version 6: NAT64 (RFC 6052) and 6to4 (RFC 3056).
    private static let translations: [(prefix: AddressPrefix, offset: Int)] =
        prefixes(["64:ff9b::/96"]).map { ($0, 12) } + prefixes(["2002::/16"]).map { ($0, 2) }

    private static func prefixes(_ texts: [String]) -> [AddressPrefix] {
        texts.map { text in
            guard let prefix = AddressPrefix(text) else { preconditionFailure("\(text) is no prefix") }
            return prefix
        }
    }
}

/// The addresses that begin with the same bits.
struct AddressPrefix: Hashable, Sendable {
    private let address: NetworkAddress
    private let bits: Int

    /// Reads `10.0.0.0/8` or `fc00::/7`.
    init?(_ text: String) {
        let parts = text.split(separator: "/")
        guard parts.count == 2, let address = NetworkAddress(String(parts[0])), let bits = Int(parts[1]) else {
            return nil
        }
        self.address = address
        self.bits = bits + (address.four == nil ? 0 : 96)
        guard (0...128).contains(self.bits) else { return nil }
    }

    /// Whether an address begins with these bits.
    func contains(_ other: NetworkAddress) -> Bool {
        let (whole, rest) = (bits / 8, bits % 8)
        guard address.bytes.prefix(whole) == other.bytes.prefix(whole) else { return false }
        return rest == 0 || (address.bytes[whole] ^ other.bytes[whole]) >> (8 - rest) == 0
    }
}
