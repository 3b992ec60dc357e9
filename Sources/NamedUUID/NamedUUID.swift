// SPDX-License-Identifier: Apache-2.0

import CLibUUID

/// A UUID that is made from a name: the same name in the same namespace always gives the same one (RFC 9562, version 5).
public struct NamedUUID: Hashable, Sendable, CustomStringConvertible {
    /// 36 characters, in lower case.
    public let description: String

    /// Names are bytes; nothing is normalised.
    public init(_ name: [UInt8], in namespace: NamedUUID) {
        var space = Self.bytes(of: namespace.description)
        var uuid = [UInt8](repeating: 0, count: 16)
        name.withUnsafeBytes { uuid_generate_sha1(&uuid, &space, $0.baseAddress, $0.count) }
        description = Self.text(of: uuid)
    }

    /// As ``init(_:in:)``, for text in UTF-8.
    public init(_ name: String, in namespace: NamedUUID) { self.init(Array(name.utf8), in: namespace) }

    /// The namespace of domain names (RFC 9562, 6.6).
    public static let domains = NamedUUID(known: "6ba7b810-9dad-11d1-80b4-00c04fd430c8")

    /// The namespace of URLs, URNs among them.
    public static let urls = NamedUUID(known: "6ba7b811-9dad-11d1-80b4-00c04fd430c8")

    private init(known text: String) { description = text }

    private static func bytes(of text: String) -> [UInt8] {
        var uuid = [UInt8](repeating: 0, count: 16)
        uuid_parse(text, &uuid)
        return uuid
    }

    private static func text(of uuid: [UInt8]) -> String {
        var uuid = uuid
        var text = [CChar](repeating: 0, count: 37)
        uuid_unparse_lower(&uuid, &text)
        return String(decoding: text.dropLast().map(UInt8.init(bitPattern:)), as: UTF8.self)
    }
}
