// SPDX-License-Identifier: Apache-2.0

import Configuration
import Glibc

// Sinks that talk to receivers elsewhere.
extension SinkFactory {
    func webhook(_ row: Settings, _ index: Int) throws(ConfigurationError) -> WebhookSink.Settings {
        let (key, text) = try url(row, index)
        let endpoint = try endpoint(text, ["https", "http"], index, key)
        let allowsPrivate = row.boolean("allow-private")
        guard allowsPrivate || !endpoint.isPrivate else {
            throw fault(
                index, key, "\(endpoint.host) is not a public address; if that is meant, set allow-private = true")
        }
        var settings = WebhookSink.Settings(endpoint: endpoint, allowsPrivate: allowsPrivate)
        settings.format = WebhookFormat(rawValue: row.string("format")) ?? .cloudevents
        settings.timeout = row.duration("timeout")
        settings.authorities = try authorities(row, index)
        if let path = row.optionalString("secret-file") {
            settings.secret = try reading(index, "secret-file") { () throws(UnreadableSecret) in
                try WebhookSecret(SecretFile.read(path))
            }
        }
        return settings
    }

    /// Without them no delivery could go well, however often it is tried.
    private func authorities(_ row: Settings, _ index: Int) throws(ConfigurationError) -> String? {
        guard let path = row.optionalString("ca-file") else { return nil }
        guard access(path, R_OK) == 0 else {
            throw fault(index, "ca-file", "cannot read \(path): \(String(cString: strerror(errno)))")
        }
        return path
    }

    private func url(_ row: Settings, _ index: Int) throws(ConfigurationError) -> (key: String, text: String) {
        switch (row.optionalString("url"), row.optionalString("url-file")) {
        case (let url?, nil): return ("url", url)
        case (nil, let path?):
            let bytes = try reading(index, "url-file") { () throws(UnreadableSecret) in try SecretFile.read(path) }
            return ("url-file", String(decoding: bytes, as: UTF8.self))
        case (nil, nil): throw fault(index, "url", "a webhook needs url, or url-file if the address is secret")
        case (.some, .some): throw fault(index, "url-file", "url is given too; one of them says where it goes")
        }
    }

    func mail(_ row: Settings, _ index: Int) throws(ConfigurationError) -> MailSink.Settings {
        guard let server = row.optionalString("server") else {
            throw fault(index, "server", "a mail sink needs a server, such as \"smtp://mail.example.org:587\"")
        }
        let endpoint = try endpoint(server, ["smtp", "smtps"], index, "server")
        let encryption = MailSink.Encryption(rawValue: row.string("tls")) ?? .required
        var settings = MailSink.Settings(
            server: endpoint, encryption: encryption, from: try sender(row, index), to: try recipients(row, index))
        settings.timeout = row.duration("timeout")
        settings.authorities = try authorities(row, index)
        settings.login = try login(row, index)
        let isEncrypted = endpoint.scheme == "smtps" || encryption == .required
        guard settings.login == nil || isEncrypted else {
            throw fault(
                index, "tls",
                "it is \"\(encryption.rawValue)\", and the password could be read on the way; "
                    + "set \"required\", or name the server as smtps://")
        }
        return settings
    }

    private func sender(_ row: Settings, _ index: Int) throws(ConfigurationError) -> MailAddress {
        guard let text = row.optionalString("from") else {
            throw fault(index, "from", "a mail sink needs the address that its mails come from")
        }
        return try address(text, index, "from")
    }

    private func recipients(_ row: Settings, _ index: Int) throws(ConfigurationError) -> [MailAddress] {
        let texts = row.list("to")
        guard (1...SinkSettings.mostRecipients).contains(texts.count) else {
            throw fault(
                index, "to", "there are \(texts.count) recipients; 1 to \(SinkSettings.mostRecipients) are allowed")
        }
        var addresses: [MailAddress] = []
        for text in texts { addresses.append(try address(text, index, "to")) }
        return addresses
    }

    private func address(_ text: String, _ index: Int, _ key: String) throws(ConfigurationError) -> MailAddress {
        guard let address = MailAddress(text) else {
            throw fault(index, key, "\"\(text)\" is not a mail address of the form name@example.org")
        }
        return address
    }

    private func login(
        _ row: Settings, _ index: Int
    ) throws(ConfigurationError) -> (user: String, password: String)? {
        switch (row.optionalString("user"), row.optionalString("password-file")) {
        case (nil, nil): return nil
        case (let user?, let path?):
            let bytes = try reading(index, "password-file") { () throws(UnreadableSecret) in try SecretFile.read(path) }
            return (user, String(decoding: bytes, as: UTF8.self))
        case (_?, nil): throw fault(index, "user", "a user needs a password-file")
        case (nil, _?): throw fault(index, "password-file", "a password needs a user")
        }
    }

    private func endpoint(
        _ text: String, _ schemes: [String], _ index: Int, _ key: String
    ) throws(ConfigurationError) -> Endpoint {
        do throws(BadEndpoint) { return try Endpoint(text, schemes: schemes) } catch {
            throw fault(index, key, error.reason)
        }
    }

    private func reading<Value>(
        _ index: Int, _ key: String, _ body: () throws(UnreadableSecret) -> Value
    ) throws(ConfigurationError) -> Value {
        do throws(UnreadableSecret) { return try body() } catch { throw fault(index, key, error.reason) }
    }
}
