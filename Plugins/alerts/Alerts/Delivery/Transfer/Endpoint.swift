// SPDX-License-Identifier: Apache-2.0

import CCurl
import Chronology

/// The address of a receiver as a URL that was checked.
struct Endpoint: Hashable, Sendable {
    /// The URL as libcurl takes it.
    let url: String
    /// In lower case.
    let scheme: String
    /// A name, or an address without brackets.
    let host: String

    /// Scheme, host and port alone: what the path holds may be secret.
    let shown: String

    /// The address, where the host is one and not a name.
    var address: NetworkAddress? { NetworkAddress(host) }

    /// Whether the host says of itself that it is not of the public Internet. A name may turn out to be so later.
    var isPrivate: Bool {
        if let address { return !AddressPolicy.isPublic(address) }
        let name = host.lowercased()
        let bare = name.hasSuffix(".") ? String(name.dropLast()) : name
        return bare == "localhost" || bare.hasSuffix(".localhost")
    }

    /// Reads a URL of one of some schemes; refuses one with a name or password in it, for secrets stand in files.
    init(_ text: String, schemes: [String]) throws(BadEndpoint) {
        guard let handle = curl_url() else { throw BadEndpoint(reason: "there is no memory to read the URL") }
        defer { curl_url_cleanup(handle) }
        let status = curl_url_set(handle, CURLUPART_URL, text, UInt32(CURLU_NON_SUPPORT_SCHEME))
        guard status == CURLUE_OK, let scheme = Self.part(CURLUPART_SCHEME, of: handle) else {
            throw BadEndpoint(reason: "it is no URL: \(String(cString: curl_url_strerror(status)))")
        }
        guard schemes.contains(scheme) else {
            let allowed = schemes.map { "\($0)://" }.joined(separator: " or ")
            throw BadEndpoint(reason: "the scheme \"\(scheme)\" is not supported; it must be \(allowed)")
        }
        guard let host = Self.part(CURLUPART_HOST, of: handle), !host.isEmpty else {
            throw BadEndpoint(reason: "it is no URL: it names no host")
        }
        guard Self.part(CURLUPART_USER, of: handle) == nil, Self.part(CURLUPART_PASSWORD, of: handle) == nil else {
            throw BadEndpoint(reason: "it holds a user or a password; secrets are given as files")
        }
        guard let url = Self.part(CURLUPART_URL, of: handle) else { throw BadEndpoint(reason: "it is no URL") }
        let isBracketed = host.hasPrefix("[") && host.hasSuffix("]")
        (self.url, self.scheme) = (url, scheme)
        self.host = isBracketed ? String(host.dropFirst().dropLast()) : host
        shown = "\(scheme)://\(host)\(Self.part(CURLUPART_PORT, of: handle).map { ":\($0)" } ?? "")"
    }

    private static func part(_ part: CURLUPart, of handle: OpaquePointer) -> String? {
        var text: UnsafeMutablePointer<CChar>?
        guard curl_url_get(handle, part, &text, 0) == CURLUE_OK, let text else { return nil }
        defer { curl_free(text) }
        return String(cString: text)
    }
}

/// Why a text is no address of a receiver; completes "the URL is refused: ...".
struct BadEndpoint: Error, Hashable {
    let reason: String
}
