// SPDX-License-Identifier: Apache-2.0

import Configuration

/// What of a sink can be configured, but for its schedule.
enum SinkSettings {
    /// Sinks, at most: each has a thread.
    static let mostSinks = 32
    /// Recipients of a mail, at most.
    static let mostRecipients = 100
    /// The file of the sink that is there without a configuration.
    static let defaultFile = "alerts.jsonl"

    /// The sorts of sinks.
    enum Kind: String, CaseIterable, Hashable {
        case log, file, webhook, mail

        /// The settings that only some sorts have, and which this has.
        var keys: Set<String> {
            switch self {
            case .log: []
            case .file: ["file"]
            case .webhook: ["url", "url-file", "format", "secret-file", "allow-private", "timeout", "ca-file"]
            case .mail: ["server", "tls", "user", "password-file", "from", "to", "timeout", "ca-file"]
            }
        }

        /// Every setting that only some sorts have.
        static let allKeys = allCases.reduce(into: Set<String>()) { $0.formUnion($1.keys) }
    }

    /// The settings of one sink.
    static let columns =
        [
            SettingSpec(key: "name", type: .string, default: .string("log"), summary: "the name that rules call it by"),
            SettingSpec(
                key: "type", type: .choice(Kind.allCases.map(\.rawValue)), default: .string("log"),
                summary: "what sort of sink it is"),
            SettingSpec(
                key: "timeout", type: .duration(.seconds(1)...(.seconds(60))), default: .duration(.seconds(15)),
                summary: "how long an attempt may take"),
            SettingSpec(
                key: "ca-file", type: .path, default: nil,
                summary: "certificates to trust instead of the system's, in PEM"),
        ] + fileColumns + webhookColumns + mailColumns

    private static let fileColumns = [
        SettingSpec(
            key: "file", type: .path, default: .string(defaultFile),
            summary: "the file; in the state directory if relative")
    ]

    private static let webhookColumns = [
        SettingSpec(key: "url", type: .string, default: nil, summary: "the address, http:// or https://"),
        SettingSpec(key: "url-file", type: .path, default: nil, summary: "a file with the address, if that is secret"),
        SettingSpec(
            key: "format", type: .choice(WebhookFormat.allCases.map(\.rawValue)), default: .string("cloudevents"),
            summary: "what the body is"),
        SettingSpec(key: "secret-file", type: .path, default: nil, summary: "a file with the key of the signature"),
        SettingSpec(
            key: "allow-private", type: .boolean, default: .boolean(false),
            summary: "connect to private and loopback addresses too"),
    ]

    private static let mailColumns = [
        SettingSpec(key: "server", type: .string, default: nil, summary: "the server, smtp:// or smtps://"),
        SettingSpec(
            key: "tls", type: .choice(MailSink.Encryption.allCases.map(\.rawValue)), default: .string("required"),
            summary: "encryption by STARTTLS"),
        SettingSpec(key: "user", type: .string, default: nil, summary: "the user, where the server asks for one"),
        SettingSpec(key: "password-file", type: .path, default: nil, summary: "a file with the user's password"),
        SettingSpec(key: "from", type: .string, default: nil, summary: "the address that mails come from"),
        SettingSpec(key: "to", type: .list, default: .list([]), summary: "the addresses that they go to"),
    ]
}
