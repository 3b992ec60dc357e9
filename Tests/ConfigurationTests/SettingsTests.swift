// SPDX-License-Identifier: Apache-2.0

import Testing

@testable import Configuration

private let specs = [
    SettingSpec(
        key: "store.kind", type: .choice(["sqlite", "postgresql"]), default: .string("sqlite"), summary: "Store."),
    SettingSpec(key: "store.path", type: .path, default: nil, summary: "Directory."),
    SettingSpec(key: "event.ring-size", type: .integer(1...1_000_000), default: .integer(10_000), summary: "Ring."),
    SettingSpec(
        key: "event.heartbeat", type: .duration(.milliseconds(100) ... .seconds(60)), default: .duration(.seconds(1)),
        summary: "Pause."),
    SettingSpec(key: "limit.message", type: .bytes(1024...(64 << 20)), default: .bytes(8 << 20), summary: "Message."),
    SettingSpec(key: "tcp.enabled", type: .boolean, default: .boolean(false), summary: "Whether."),
    SettingSpec(key: "tcp.addresses", type: .list, default: .list(["127.0.0.1"]), summary: "Where."),
    SettingSpec(key: "name", type: .string, default: .string("register"), summary: "Name."),
    SettingSpec(
        key: "local",
        type: .rows([
            SettingSpec(key: "uid", type: .integer(0...4_294_967_294), default: .integer(0), summary: "User."),
            SettingSpec(
                key: "role", type: .choice(["reader", "operator"]), default: .string("reader"), summary: "Role."),
        ]), default: nil, summary: "Users."),
]

private func read(_ text: String?, _ environment: [String: String] = [:]) throws -> Settings {
    let document = try text.map { try TOMLDocument.parse(text: $0, file: "r.toml") }
    return try Settings.read(document, environment: environment, specs: specs)
}

@Suite struct `Settings that are read` {
    @Test func `are the defaults where nothing is given`() throws {
        let settings = try read(nil)
        #expect(settings.string("store.kind") == "sqlite" && settings.optionalString("store.path") == nil)
        #expect(settings.integer("event.ring-size") == 10_000 && settings.duration("event.heartbeat") == .seconds(1))
        #expect(settings.bytes("limit.message") == 8 << 20 && !settings.boolean("tcp.enabled"))
        #expect(settings.list("tcp.addresses") == ["127.0.0.1"] && settings.rows("local").isEmpty)
        #expect(settings["store.path"] == nil)
    }

    @Test func `come from the file`() throws {
        let text = """
            name = "one"
            [store]
            kind = "postgresql"
            path = "/data"
            [event]
            ring-size = 5
            heartbeat = "250ms"
            [limit]
            message = 2048
            [tcp]
            enabled = true
            addresses = ["::1", "10.0.0.1"]
            """
        let settings = try read(text)
        #expect(settings.string("store.kind") == "postgresql" && settings.optionalString("store.path") == "/data")
        #expect(settings.integer("event.ring-size") == 5 && settings.duration("event.heartbeat") == .milliseconds(250))
        #expect(settings.bytes("limit.message") == 2048 && settings.string("name") == "one")
        #expect(settings.boolean("tcp.enabled") && settings.list("tcp.addresses") == ["::1", "10.0.0.1"])
    }

    @Test func `of the environment go before the file, and foreign variables are left alone`() throws {
        let settings = try read(
            "name = 'one'\nevent.ring-size = 5",
            [
                "REGISTAN_EVENT_RING_SIZE": "6", "REGISTAN_LIMIT_MESSAGE": "64KiB", "REGISTAN_NAME": "two",
                "REGISTAN_TCP_ADDRESSES": "a, b", "REGISTAN_ENDPOINT": "ipc://x", "PATH": "/bin", "REGISTAN_": "",
            ])
        #expect(settings.integer("event.ring-size") == 6 && settings.string("name") == "two")
        #expect(settings.bytes("limit.message") == 65_536 && settings.list("tcp.addresses") == ["a", "b"])
    }

    @Test func `may be rows of settings`() throws {
        let rows = try read("[[local]]\nuid = 1000\nrole = 'operator'\n[[local]]\nuid = 1001").rows("local")
        #expect(rows.map { $0.integer("uid") } == [1000, 1001])
        #expect(rows.map { $0.string("role") } == ["operator", "reader"])
    }

    static let refusals = [
        ("nmae = 'x'", #"1:1: there is no setting "nmae"; did you mean name?"#),
        ("[stor]\npath = 'x'", #"1:2: there is no setting "stor"; did you mean store?"#),
        ("[event]\nringsize = 1", #"2:1: there is no setting "event.ringsize"; did you mean event.ring-size?"#),
        ("[event]\ncolour = 1", #"2:1: there is no setting "event.colour""#),
        ("store = 'x'", "1:1: store is text; it must be a section, [store]"),
        (
            "[event]\nring-size = 0",
            "2:13: event.ring-size is a whole number, 0; it must be a whole number from 1 to 1000000"
        ),
        (
            "[event]\nring-size = 1.5",
            "2:13: event.ring-size is a number, 1.5; it must be a whole number from 1 to 1000000"
        ),
        (
            "[store]\nkind = 'sqllite'",
            #"2:8: store.kind is text, "sqllite"; it must be one of "sqlite", "postgresql"; did you mean sqlite?"#
        ),
        (
            "[event]\nheartbeat = 5",
            "2:13: event.heartbeat is a whole number, 5; it must be a duration like "
                + #""250ms", "5s", "2m", "1h" or "7d", from 100ms to 1m"#
        ),
        (
            "[limit]\nmessage = '1KB'",
            #"2:11: limit.message is text, "1KB"; it must be an amount like 4096, "64KiB", "8MiB" or "1GiB", "#
                + "from 1KiB to 64MiB"
        ),
        (
            "[store]\npath = ''",
            #"2:8: store.path is text, ""; it must be a path: text, not empty, without control characters"#
        ),
        (
            "[tcp]\naddresses = ['a', 1]",
            "2:13: tcp.addresses is a list; it must be a list of texts, each without control characters"
        ),
        ("[[local]]\nuid = -1", "2:7: uid is a whole number, -1; it must be a whole number from 0 to 4294967294"),
        ("[[local]]\nuids = 1", #"2:1: there is no setting "uids"; did you mean uid?"#),
        ("[local]\nuid = 1", "1:1: local is a table; it must be an array of tables"),
        (
            "name = \"a\\nb\"",
            #"1:8: name is text, "a\nb"; it must be text of at most 4096 bytes without control characters"#
        ),
    ]

    @Test(arguments: refusals)
    func `are refused with place, what was given and what is allowed`(text: String, message: String) throws {
        let error = try #require(throws: ConfigurationError.self) { try read(text) }
        #expect("\(error)" == "r.toml:" + message)
    }

    @Test(arguments: [
        ("REGISTAN_STORE_PAHT", "/x", "there is no such setting; did you mean REGISTAN_STORE_PATH?"),
        ("REGISTAN_STROE_PATH", "/x", "there is no such setting; did you mean REGISTAN_STORE_PATH?"),
        ("REGISTAN_STORE_COLOUR", "red", "there is no such setting"),
        (
            "REGISTAN_EVENT_RING_SIZE", "many",
            "event.ring-size is \"many\"; it must be a whole number from 1 to 1000000"
        ),
        ("REGISTAN_TCP_ENABLED", "yes", "tcp.enabled is \"yes\"; it must be true or false"),
    ])
    func `from the environment are refused alike`(name: String, text: String, reason: String) throws {
        let error = try #require(throws: ConfigurationError.self) { try read(nil, [name: text]) }
        #expect("\(error)" == "environment variable \(name): \(reason)")
    }

    @Test func `list every default as TOML that reads back`() throws {
        for (key, toml) in Settings.defaults(of: specs) {
            guard let toml else { continue }
            #expect(try read("\(key) = \(toml)")[key] == read(nil)[key])
        }
    }
}
